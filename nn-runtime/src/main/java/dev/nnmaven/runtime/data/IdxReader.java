package dev.nnmaven.runtime.data;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.internal.FileKind;
import dev.nnmaven.runtime.internal.InputFile;
import dev.nnmaven.runtime.internal.Texts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Reads IDX files, the format of MNIST, plain or gzip-compressed; the content decides, not the name. An IDX file is two
 * zero bytes, a byte for the type of the numbers, a byte for the number of dimensions, the dimensions as 32-bit
 * big-endian numbers, and the numbers, big-endian too.
 *
 * <pre>{@code
 * Table images = IdxReader.read(Path.of("t10k-images-idx3-ubyte.gz"));
 * double firstPixel = images.get(0, 0);
 * }</pre>
 */
public final class IdxReader {
    /**
     * Bytes read at once: what a file that promises more than it holds gets at most. Arrays of this size stay where they
     * are in the usual heaps; smaller ones are copied by the garbage collector, in a fresh JVM all of them.
     */
    private static final int CHUNK = 1 << 22;

    private final Path file;
    private final InputStream in;
    private final boolean compressed;

    /** The most bytes that the file can hold, uncompressed. */
    private final long most;

    private long position;

    private IdxReader(Path file, InputStream in, boolean compressed, long most) {
        this.file = file;
        this.in = in;
        this.compressed = compressed;
        this.most = most;
    }

    /**
     * Reads a whole file.
     *
     * @param file with any type of numbers and any number of dimensions
     * @return a row for each index of the first dimension, with the numbers of all other dimensions in the order of the
     *     file: 60,000 rows of 784 for the images of MNIST, 60,000 rows of 1 for the labels
     * @throws FileFormatException if the file is damaged, empty, or has anything after the numbers
     * @throws IOException if the file cannot be read
     */
    public static Table read(Path file) throws IOException {
        InputFile.require(file);
        if (!Files.isRegularFile(file)) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    "cannot be read: it is not a regular file, and the size of an IDX file is needed");
        }
        try (InputStream raw = Files.newInputStream(file)) {
            return read(file, raw, Files.size(file));
        }
    }

    /**
     * Reads the content of a file.
     *
     * @param file for messages
     * @param size of the file in bytes
     */
    static Table read(Path file, InputStream content, long size) throws IOException {
        InputStream raw = new BufferedInputStream(content, 1 << 16);
        raw.mark(2);
        boolean compressed = raw.read() == GzipStream.MAGIC_1 && raw.read() == GzipStream.MAGIC_2;
        raw.reset();
        if (!compressed) {
            return new IdxReader(file, raw, false, size).readOrRefuse();
        }
        try (InputStream uncompressed = new GzipStream(file, raw)) {
            return new IdxReader(file, uncompressed, true, Math.multiplyExact(size, GzipStream.BEST_RATIO))
                    .readOrRefuse();
        }
    }

    private Table readOrRefuse() throws IOException {
        try {
            return read();
        } catch (OutOfMemoryError e) {
            throw new FileFormatException(
                    file,
                    place(position),
                    "no memory for more numbers",
                    "numbers that fit into " + RowInput.memory() + " bytes, " + RowInput.ADVICE,
                    e);
        }
    }

    private Table read() throws IOException {
        byte[] magic = take(4);
        if (magic[0] != 0 || magic[1] != 0) {
            requireNoOtherKind(magic);
            int at = magic[0] != 0 ? 0 : 1;
            throw problem(at, Texts.character(magic[at]), "two zero bytes, the start of an IDX file");
        }
        IdxType type = IdxType.of(magic[2]);
        if (type == null) {
            throw problem(2, Texts.character(magic[2]), "a type of numbers: " + IdxType.codes());
        }
        int dimensions = magic[3] & 0xff;
        if (dimensions == 0) {
            throw problem(3, "0 dimensions", "at least 1");
        }
        ByteBuffer sizes = ByteBuffer.wrap(take(4 * dimensions));
        long dataStart = position;
        int rows = dimension(sizes, 0);
        long columns = 1;
        for (int d = 1; d < dimensions; d++) {
            columns = Math.min(Integer.MAX_VALUE, columns * dimension(sizes, d));
        }
        requireSpace(rows, columns, type, dataStart);
        TableBuilder builder = readRows(rows, (int) columns, type);
        requireEnd();
        long rowBytes = columns * type.bytes();
        return builder.build(
                file.toString(),
                (row, column) -> place(dataStart + row * rowBytes + (long) column * type.bytes()),
                List.of());
    }

    private void requireNoOtherKind(byte[] magic) throws IOException {
        byte[] start = Arrays.copyOf(magic, FileKind.BYTES);
        int length = magic.length + in.readNBytes(start, magic.length, start.length - magic.length);
        String kind = FileKind.any(Arrays.copyOf(start, length));
        if (kind != null) {
            throw problem(0, kind, "two zero bytes, the start of an IDX file");
        }
    }

    private int dimension(ByteBuffer sizes, int index) throws FileFormatException {
        int size = sizes.getInt(4 * index);
        if (size < 1) {
            throw problem(
                    4 + 4L * index,
                    "dimension " + Integer.toUnsignedString(size),
                    "a number from 1 to " + Integer.MAX_VALUE);
        }
        return size;
    }

    private void requireSpace(int rows, long columns, IdxType type, long dataStart) throws FileFormatException {
        // Both factors are below 2^31 and a number has at most 8 bytes: the first product fits, the second may not.
        long numbers = rows * columns;
        long bytes = numbers > Long.MAX_VALUE / type.bytes() ? Long.MAX_VALUE : numbers * type.bytes();
        if (bytes > most - dataStart) {
            throw problem(
                    4,
                    "dimensions for " + bytes + " bytes of data",
                    "at most " + (most - dataStart) + " bytes, all that "
                            + (compressed ? "this gzip file can hold" : "follows"));
        }
        long memory = RowInput.memory();
        if (numbers > memory / type.memory()) {
            throw problem(
                    4,
                    "dimensions for " + bytes + " bytes of data, which take " + type.memory() / type.bytes()
                            + " times as many in memory",
                    "at most " + memory + ", " + RowInput.ADVICE);
        }
        if (columns * type.bytes() > Integer.MAX_VALUE - 8) {
            throw problem(4, "rows of " + columns + " numbers", "at most " + (Integer.MAX_VALUE - 8) / type.bytes());
        }
    }

    private TableBuilder readRows(int rows, int columns, IdxType type) throws IOException {
        TableBuilder builder = new TableBuilder(columns, CHUNK / type.bytes());
        while (builder.rows() < rows) {
            int chunkRows = Math.min(builder.rowsPerChunk(), rows - builder.rows());
            long start = position;
            Object chunk = type.decode(ByteBuffer.wrap(take(chunkRows * columns * type.bytes())));
            int bad = IdxType.firstNotFinite(chunk);
            if (bad >= 0) {
                throw problem(start + (long) bad * type.bytes(), "NaN or an infinite number", "a finite number");
            }
            builder.addChunk(chunk, chunkRows);
        }
        return builder;
    }

    private byte[] take(int count) throws IOException {
        byte[] bytes;
        int read;
        if (count <= CHUNK) {
            bytes = new byte[count];
            read = in.readNBytes(bytes, 0, count);
        } else {
            // A single row. Allocates only as the bytes arrive.
            bytes = in.readNBytes(count);
            read = bytes.length;
        }
        position += read;
        if (read < count) {
            throw problem(position, "the end of the data", (count - read) + " more bytes");
        }
        return bytes;
    }

    private void requireEnd() throws IOException {
        int next = in.read();
        if (next >= 0) {
            throw problem(position, Texts.character((byte) next), "the end of the data, as the dimensions say");
        }
    }

    private String place(long at) {
        return "byte " + at + (compressed ? " of the uncompressed data" : "");
    }

    private FileFormatException problem(long at, String found, String expected) {
        return new FileFormatException(file, place(at), found, expected);
    }
}
