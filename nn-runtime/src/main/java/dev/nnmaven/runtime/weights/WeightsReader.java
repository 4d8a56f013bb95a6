package dev.nnmaven.runtime.weights;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.internal.FileKind;
import dev.nnmaven.runtime.internal.InputFile;
import dev.nnmaven.runtime.internal.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Reads a weights file into tensors that fit it. The tensors change only after everything is read and verified.
 *
 * <p>Up to there, no lambda, format or concatenated string is needed, here and in the classes of the header, unless
 * something is wrong: the first of a JVM takes 5 to 25 ms each, and many programs load one network and ask it once.
 */
final class WeightsReader {
    /** Longer texts of a file are cut in messages: a fingerprint of a deep network fits, a screen full does not. */
    private static final int LONGEST_SHOWN = 1000;

    private static final int LARGEST_READ = 1 << 18;

    /** Texts of a header are taken apart in memory, which takes several times their size. */
    private static final int HEADERS_PER_MEMORY = 16;

    /** The size of a stream. */
    private static final long UNKNOWN = -1;

    private final Path file;
    private final InputStream in;
    private final long size;
    private final CRC32 crc = new CRC32();
    private long position;

    /** Where the file must end, as far as that is known. */
    private long end = Header.LENGTH_BYTES;

    private WeightsReader(Path file, InputStream in, long size) {
        this.file = file;
        this.in = in;
        this.size = size;
    }

    /** @return what the file has for a contract, with the names that are known where it has none */
    static ModelContract load(Path file, String network, String fingerprint, ModelContract known, List<Tensor> tensors)
            throws IOException {
        if (file instanceof StandIn.Input input) {
            return new WeightsReader(file, input.stream(), UNKNOWN).load(network, fingerprint, known, tensors);
        }
        try (SeekableByteChannel channel = open(file)) {
            return of(file, channel).load(network, fingerprint, known, tensors);
        }
    }

    /** Reads a file in another way. */
    static <T> T open(Path file, Reading<T> reading) throws IOException {
        try (SeekableByteChannel channel = open(file)) {
            return reading.with(of(file, channel));
        }
    }

    /** What to do with an open file. */
    interface Reading<T> {
        T with(WeightsReader reader) throws IOException;
    }

    private static SeekableByteChannel open(Path file) throws IOException {
        InputFile.require(file);
        return Files.newByteChannel(file);
    }

    /** Size and content are of one file, whatever takes its name meanwhile. What is a pipe has no size. */
    private static WeightsReader of(Path file, SeekableByteChannel channel) throws IOException {
        long size = Files.isRegularFile(file) ? channel.size() : UNKNOWN;
        return new WeightsReader(file, Channels.newInputStream(channel), size);
    }

    private ModelContract load(String network, String fingerprint, ModelContract known, List<Tensor> tensors)
            throws IOException {
        Header header = readHeader();
        ModelContract contract = ContractMetadata.read(file, header.metadata());
        List<String> differences = Misfit.of(header, contract, network, fingerprint, known, tensors);
        if (!differences.isEmpty()) {
            throw new FileFormatException(file, network, differences);
        }
        ModelContract named = contract.requireNames(known);
        requireChecksumKey(header.metadata());
        Map<String, Tensor> byName = new HashMap<>();
        for (Tensor tensor : tensors) {
            byName.put(tensor.name(), tensor);
        }
        Map<Tensor, List<Object>> copies = new HashMap<>();
        for (Header.Entry entry : header.tensors()) {
            if (entry.isNoWeight()) {
                passOver(entry);
                continue;
            }
            Tensor tensor = byName.get(entry.name());
            requireLength(entry, tensor);
            copies.put(tensor, readBlocks(entry, tensor, header.dataStart() + entry.begin()));
        }
        requireEnd();
        requireChecksum(header.metadata());
        for (Map.Entry<Tensor, List<Object>> copy : copies.entrySet()) {
            Tensor tensor = copy.getKey();
            for (int b = 0; b < tensor.blocks(); b++) {
                tensor.write(tensor.block(b), copy.getValue().get(b));
            }
        }
        return named;
    }

    Header readHeader() throws IOException {
        ByteBuffer length = ByteBuffer.allocate(Header.LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        fill(length);
        long headerLength = length.getLong(0);
        long most = Math.min(Header.LONGEST, Runtime.getRuntime().maxMemory() / HEADERS_PER_MEMORY);
        if (headerLength < 0 || headerLength > most) {
            requireNoOtherKind(length, in.readNBytes(FileKind.BYTES - Header.LENGTH_BYTES));
            if (headerLength >= 0 && headerLength <= Header.LONGEST) {
                requireSize(Header.LENGTH_BYTES + headerLength);
            }
            String reason = most == Header.LONGEST
                    ? "the longest header allowed"
                    : "for which the memory of this JVM is enough (more with -Xmx)";
            throw problem(
                    "byte 0",
                    "a header of " + Long.toUnsignedString(headerLength) + " bytes",
                    "at most " + most + " bytes, " + reason);
        }
        // Takes memory only as the bytes arrive.
        byte[] bytes = in.readNBytes((int) headerLength);
        position += bytes.length;
        if (bytes.length > 0 && bytes[0] != '{') {
            requireNoOtherKind(length, bytes);
        }
        end = Header.LENGTH_BYTES + headerLength;
        if (position < end) {
            throw truncated();
        }
        Header header = HeaderReader.read(file, bytes);
        requireSize(header.end());
        if (size != UNKNOWN && size > end) {
            throw tooLong(in.readNBytes(LARGEST_READ));
        }
        return header;
    }

    /** Of what has no size, the end is noticed when it is reached. */
    private void requireSize(long expected) throws FileFormatException {
        end = expected;
        if (size != UNKNOWN && size < end) {
            position = size;
            throw truncated();
        }
    }

    /**
     * @param length the first bytes of the file
     * @param more those after them, at least as many as tell the kind, or up to the end of the file
     */
    private void requireNoOtherKind(ByteBuffer length, byte[] more) throws IOException {
        byte[] start = Arrays.copyOf(length.array(), Math.min(FileKind.BYTES, Header.LENGTH_BYTES + more.length));
        System.arraycopy(more, 0, start, Header.LENGTH_BYTES, start.length - Header.LENGTH_BYTES);
        String kind = FileKind.any(start);
        if (kind != null && !kind.equals(FileKind.SAFETENSORS)) {
            throw problem(
                    "is no safetensors file",
                    kind,
                    "the length of a header in 8 bytes, followed by that header in JSON");
        }
    }

    /** Our own files have both. */
    private void requireChecksumKey(Map<String, String> metadata) throws FileFormatException {
        if (metadata.containsKey(Header.FINGERPRINT) && !metadata.containsKey(Header.CHECKSUM)) {
            throw problem("metadata", Header.FINGERPRINT + " without " + Header.CHECKSUM, "a checksum of the data");
        }
    }

    private void requireLength(Header.Entry entry, Tensor tensor) throws FileFormatException {
        ElementType type = ElementType.named(entry.type());
        long length = entry.end() - entry.begin();
        long expected = tensor.elements() * type.bytes();
        if (length != expected) {
            throw problem(
                    where(entry),
                    length + " bytes of data",
                    expected + " bytes for shape " + entry.shape() + " of " + type);
        }
    }

    /** The numbers of one tensor, block by block, in the precision of the network. */
    List<Object> readBlocks(Header.Entry entry, Tensor tensor, long start) throws IOException {
        ElementType type = ElementType.named(entry.type());
        ByteBuffer bytes =
                ByteBuffer.allocate(tensor.block(0).size() * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        List<Object> blocks = new ArrayList<>(tensor.blocks());
        long position = start;
        for (int b = 0; b < tensor.blocks(); b++) {
            int count = tensor.block(b).size();
            bytes.clear().limit(count * type.bytes());
            fill(bytes);
            crc.update(bytes.array(), 0, bytes.limit());
            Object values = type.newArray(count);
            type.get(bytes.flip(), values, count);
            blocks.add(type == tensor.type() ? values : Converted.of(file, values, entry, position));
            position += bytes.limit();
        }
        return blocks;
    }

    /** Its bytes count for the checksum all the same. */
    private void passOver(Header.Entry entry) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(LARGEST_READ, entry.end() - entry.begin()));
        for (long left = entry.end() - entry.begin(); left > 0; left -= bytes.limit()) {
            bytes.clear().limit((int) Math.min(bytes.capacity(), left));
            fill(bytes);
            crc.update(bytes.array(), 0, bytes.limit());
        }
    }

    void requireChecksum(Map<String, String> metadata) throws FileFormatException {
        String expected = metadata.get(Header.CHECKSUM);
        String found = Header.checksum(crc.getValue());
        if (expected != null && !expected.equals(found)) {
            throw problem(
                    "data",
                    "bytes with the CRC-32 " + found,
                    Texts.shortened(expected, LONGEST_SHOWN) + " as in metadata " + Header.CHECKSUM);
        }
    }

    private void fill(ByteBuffer bytes) throws IOException {
        int read = in.readNBytes(bytes.array(), 0, bytes.limit());
        position += read;
        if (read < bytes.limit()) {
            throw truncated();
        }
        bytes.position(bytes.limit());
    }

    private FileFormatException truncated() {
        if (position == 0) {
            return problem("byte 0", "an empty " + container(), "a safetensors file");
        }
        long missing = end - position;
        return problem(
                "byte " + position,
                "the end of the " + container(),
                missing + (missing == 1 ? " more byte" : " more bytes") + ": it is truncated");
    }

    /** The size of a file was compared when its header was read. */
    private void requireEnd() throws IOException {
        if (size == UNKNOWN) {
            byte[] more = in.readNBytes(LARGEST_READ);
            if (more.length > 0) {
                throw tooLong(more);
            }
        }
    }

    /**
     * Bytes that are no UTF-8 become three each when they are taken for text.
     *
     * @param bytes some of the data, or of what follows it
     */
    private FileFormatException tooLong(byte[] bytes) {
        return problem(
                "byte " + end,
                "more bytes",
                "the end of the " + container() + ", as the header says"
                        + (FileKind.wereText(bytes) ? "; it looks as if it had been " + FileKind.COPIED_AS_TEXT : ""));
    }

    private String container() {
        return size == UNKNOWN ? "stream" : "file";
    }

    static String where(Header.Entry entry) {
        return "tensor " + Texts.shortened(entry.name(), 100);
    }

    FileFormatException problem(String where, String found, String expected) {
        return new FileFormatException(file, where, found, expected);
    }
}
