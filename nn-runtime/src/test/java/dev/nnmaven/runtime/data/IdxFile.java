package dev.nnmaven.runtime.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** Builds IDX and gzip files by hand. */
final class IdxFile {
    private IdxFile() {}

    static byte[] of(int type, int[] dimensions, byte... data) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * dimensions.length + data.length);
        bytes.put((byte) 0).put((byte) 0).put((byte) type).put((byte) dimensions.length);
        for (int dimension : dimensions) {
            bytes.putInt(dimension);
        }
        return bytes.put(data).array();
    }

    static byte[] labels(int... labels) {
        byte[] data = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            data[i] = (byte) labels[i];
        }
        return of(8, new int[] {labels.length}, data);
    }

    /** Images of 2 × 2 pixels 0, 1, 2, … */
    static byte[] images(int count) {
        byte[] data = new byte[4 * count];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) i;
        }
        return of(8, new int[] {count, 2, 2}, data);
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
