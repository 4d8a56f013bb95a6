package dev.nnmaven.runtime.weights;

import dev.nnmaven.runtime.internal.AtomicFile;
import dev.nnmaven.runtime.internal.Texts;
import dev.nnmaven.runtime.internal.Uninterrupted;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** Writes a weights file, from the first byte to the last, so that it can go anywhere. */
final class WeightsWriter {
    private WeightsWriter() {}

    /** @param more further metadata, in the order to be written */
    static void save(Path file, String network, String fingerprint, Map<String, String> more, List<Tensor> tensors)
            throws IOException {
        requireEncodable("network", network);
        requireEncodable("fingerprint", fingerprint);
        more.forEach(WeightsWriter::requireEncodable);
        if (file instanceof StandIn.Output output) {
            write(output.stream(), network, fingerprint, more, tensors);
            output.stream().flush();
            return;
        }
        // A training that was interrupted leaves its thread interrupted, and its weights are to be saved.
        Uninterrupted.call(() -> {
            AtomicFile.replace(file, out -> write(out, network, fingerprint, more, tensors));
            return null;
        });
    }

    private static void write(
            OutputStream out, String network, String fingerprint, Map<String, String> more, List<Tensor> tensors)
            throws IOException {
        // The header has the checksum of what comes after it.
        CRC32 crc = new CRC32();
        forEachBlock(tensors, crc::update);
        out.write(header(network, fingerprint, more, tensors, crc.getValue()).array());
        CRC32 written = new CRC32();
        forEachBlock(tensors, (bytes, offset, length) -> {
            written.update(bytes, offset, length);
            out.write(bytes, offset, length);
        });
        // The file that was there before stays: nobody could load this one.
        if (written.getValue() != crc.getValue()) {
            throw new IOException("weights of " + network
                    + " changed while they were saved; save when nobody trains or loads the network");
        }
    }

    /** Takes some bytes of an array. */
    private interface Sink {
        void take(byte[] bytes, int offset, int length) throws IOException;
    }

    private static void forEachBlock(List<Tensor> tensors, Sink sink) throws IOException {
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
                sink.take(bytes.array(), 0, bytes.limit());
            }
        }
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
}
