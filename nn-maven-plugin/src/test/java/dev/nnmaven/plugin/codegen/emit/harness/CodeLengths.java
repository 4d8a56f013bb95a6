package dev.nnmaven.plugin.codegen.emit.harness;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Reads from a class file how many bytes of code each method has (JVM specification, chapter 4). */
public final class CodeLengths {

    private final DataInputStream in;
    private final Map<Integer, String> utf8 = new HashMap<>();
    private final Map<String, Integer> lengths = new HashMap<>();

    private CodeLengths(byte[] classFile) {
        this.in = new DataInputStream(new ByteArrayInputStream(classFile));
    }

    public static Map<String, Integer> of(byte[] classFile) {
        CodeLengths reader = new CodeLengths(classFile);
        try {
            reader.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader.lengths;
    }

    private void read() throws IOException {
        in.readInt();
        in.readInt();
        constants();
        in.skipBytes(6);
        in.skipBytes(2 * in.readUnsignedShort());
        members(false);
        members(true);
    }

    private void constants() throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> utf8.put(i, in.readUTF());
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
                case 5, 6 -> {
                    in.skipBytes(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> in.skipBytes(2);
                case 15 -> in.skipBytes(3);
                default -> throw new IOException("constant pool tag " + tag);
            }
        }
    }

    private void members(boolean methods) throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            in.readUnsignedShort();
            String name = utf8.get(in.readUnsignedShort()) + utf8.get(in.readUnsignedShort());
            int attributes = in.readUnsignedShort();
            for (int a = 0; a < attributes; a++) {
                String attribute = utf8.get(in.readUnsignedShort());
                int length = in.readInt();
                int read = 0;
                if (methods && attribute.equals("Code")) {
                    in.readInt();
                    lengths.put(name, in.readInt());
                    read = 8;
                }
                in.skipBytes(length - read);
            }
        }
    }
}
