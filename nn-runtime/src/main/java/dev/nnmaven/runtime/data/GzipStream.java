package dev.nnmaven.runtime.data;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.internal.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of a gzip file, strictly: unlike the JDK's stream it refuses whatever follows the last member, and every
 * error names the byte of the compressed file where it was noticed.
 */
final class GzipStream extends InputStream {
    static final int MAGIC_1 = 0x1f;
    static final int MAGIC_2 = 0x8b;

    /** Deflate cannot do better: two bits, one for a length and one for a distance, stand for 258 bytes at most. */
    static final int BEST_RATIO = 1032;

    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final Path file;
    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] compressed = new byte[1 << 16];
    private int next;
    private int limit;

    /** Position in the file of the first byte of the buffer. */
    private long bufferStart;

    private long memberLength;
    private boolean ended;

    /** Starts at the first byte of the file. */
    GzipStream(Path file, InputStream in) throws IOException {
        this.file = file;
        this.in = in;
        readHeader();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count = inflate(bytes, offset, length);
            if (count > 0) {
                crc.update(bytes, offset, count);
                memberLength += count;
                return count;
            }
            if (inflater.finished()) {
                readTrailer();
            } else if (inflater.needsDictionary()) {
                throw problem("compressed data that needs a dictionary", "compressed data");
            } else if (next == limit && !fill()) {
                throw problem("the end of the file", "more compressed data");
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] bytes, int offset, int length) throws IOException {
        inflater.setInput(compressed, next, limit - next);
        try {
            return inflater.inflate(bytes, offset, length);
        } catch (DataFormatException e) {
            throw new FileFormatException(
                    file, where(), "damaged compressed data (" + e.getMessage() + ")", "compressed data", e);
        } finally {
            next = limit - inflater.getRemaining();
        }
    }

    private void readHeader() throws IOException {
        requireByte(MAGIC_1, "the start of a gzip member, byte 0x1F");
        requireByte(MAGIC_2, "the start of a gzip member, byte 0x8B");
        requireByte(DEFLATE, "the compression method deflate, byte 0x08");
        int flags = take();
        if ((flags & RESERVED) != 0) {
            next--;
            throw problem(Texts.character((byte) flags), "gzip flags up to byte 0x1F");
        }
        // Time, compression level and operating system.
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip((int) littleEndian(2));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
    }

    private void readTrailer() throws IOException {
        long start = bufferStart + next;
        long checksum = littleEndian(4);
        if (checksum != crc.getValue()) {
            throw new FileFormatException(
                    file,
                    "byte " + start,
                    "data with the CRC-32 " + String.format("%08x", crc.getValue()),
                    String.format("%08x", checksum) + " as written there");
        }
        long length = littleEndian(4);
        if (length != (memberLength & 0xffffffffL)) {
            throw new FileFormatException(
                    file,
                    "byte " + (start + 4),
                    memberLength + " bytes of uncompressed data",
                    length + " as written there");
        }
        if (next == limit && !fill()) {
            ended = true;
            return;
        }
        inflater.reset();
        crc.reset();
        memberLength = 0;
        readHeader();
    }

    private void requireByte(int expected, String description) throws IOException {
        int found = take();
        if (found != expected) {
            next--;
            throw problem(Texts.character((byte) found), description);
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            take();
        }
    }

    private void skipText() throws IOException {
        while (take() != 0) {
            continue;
        }
    }

    private long littleEndian(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) take() << 8 * i;
        }
        return value;
    }

    private int take() throws IOException {
        if (next == limit && !fill()) {
            throw problem("the end of the file", "the rest of a gzip member");
        }
        return compressed[next++] & 0xff;
    }

    private boolean fill() throws IOException {
        bufferStart += limit;
        next = 0;
        limit = Math.max(0, in.read(compressed));
        return limit > 0;
    }

    private String where() {
        return "byte " + (bufferStart + next);
    }

    private FileFormatException problem(String found, String expected) {
        return new FileFormatException(file, where(), found, expected);
    }
}
