package dev.nnmaven.runtime.weights;

import dev.nnmaven.runtime.internal.AtomicFile;
import dev.nnmaven.runtime.internal.Texts;
import dev.nnmaven.runtime.internal.Uninterrupted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** Writes a weights file: the numbers first, then, once their checksum is known, the header before them. */
final class WeightsWriter {
    private WeightsWriter() {}

    /** @param more further metadata, in the order to be written */
    static void save(Path file, String network, String fingerprint, Map<String, String> more, List<Tensor> tensors)
            throws IOException {
        requireEncodable("network", network);
        requireEncodable("fingerprint", fingerprint);
        more.forEach(WeightsWriter::requireEncodable);
        // A training that was interrupted leaves its thread interrupted, and its weights are to be saved.
        Uninterrupted.call(() -> {
            write(file, network, fingerprint, more, tensors);
            return null;
        });
    }

    private static void write(
            Path file, String network, String fingerprint, Map<String, String> more, List<Tensor> tensors)
            throws IOException {
        AtomicFile.replace(file, channel -> {
            // The checksum always has eight digits, so the length of the header is known before it.
            int headerLength = header(network, fingerprint, more, tensors, 0).remaining();
            channel.position(headerLength);
            long crc = writeData(channel, tensors);
            channel.position(0);
            writeAll(channel, header(network, fingerprint, more, tensors, crc));
        });
    }

    private static long writeData(FileChannel channel, List<Tensor> tensors) throws IOException {
        CRC32 crc = new CRC32();
        for (Tensor tensor : tensors) {
            Object values = tensor.newBlockArray();
            ByteBuffer bytes = ByteBuffer.allocate(
                            tensor.block(0).size() * tensor.type().bytes())
                    .order(ByteOrder.LITTLE_ENDIAN);
            for (int b = 0; b < tensor.blocks(); b++) {
                Tensor.Block block = tensor.block(b);
                tensor.read(block, values);
                bytes.clear().limit(block.size() * tensor.type().bytes());
                tensor.type().put(values, block.size(), bytes);
                crc.update(bytes.array(), 0, bytes.limit());
                writeAll(channel, bytes);
            }
        }
        return crc.getValue();
    }

    /** The length and the JSON header, padded so that the data after it is aligned. */
    private static ByteBuffer header(
            String network, String fingerprint, Map<String, String> more, List<Tensor> tensors, long crc) {
        StringBuilder json = new StringBuilder("{");
        json.append(quoted(Header.METADATA)).append(":{");
        json.append(quoted(Header.NETWORK)).append(':').append(quoted(network)).append(',');
        json.append(quoted(Header.FINGERPRINT)).append(':').append(quoted(fingerprint));
        json.append(',').append(quoted(Header.CHECKSUM)).append(':').append(quoted(Header.checksum(crc)));
        more.forEach(
                (key, text) -> json.append(',').append(quoted(key)).append(':').append(quoted(text)));
        json.append('}');
        long begin = 0;
        for (Tensor tensor : tensors) {
            long end = begin + tensor.elements() * tensor.type().bytes();
            json.append(',').append(quoted(tensor.name()));
            json.append(":{\"dtype\":").append(quoted(tensor.type().name()));
            json.append(",\"shape\":").append(tensor.shape().toString().replace(" ", ""));
            json.append(",\"data_offsets\":[")
                    .append(begin)
                    .append(',')
                    .append(end)
                    .append("]}");
            begin = end;
        }
        byte[] text = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
        int padding = Math.floorMod(-text.length, Header.ALIGNMENT);
        ByteBuffer bytes =
                ByteBuffer.allocate(Header.LENGTH_BYTES + text.length + padding).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length + padding).put(text);
        bytes.put(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        return bytes.flip();
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < 0x20) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static void requireEncodable(String what, String text) {
        if (!Texts.isEncodable(text)) {
            throw new IllegalArgumentException(
                    what + " " + Texts.quoted(text) + ": a weights file cannot hold this text");
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
