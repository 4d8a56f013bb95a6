package dev.nnmaven.runtime.data;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.internal.InputFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file of rows, which tell from the rows read so far whether all of them can fit into memory. */
final class RowInput extends FilterInputStream {
    static final String ADVICE =
            "the memory of this JVM (more with -Xmx; fewer columns need less, and a SampleSource need not hold all rows)";

    private final Path file;

    /** Of the file in bytes, 0 if that is not known. */
    private final long size;

    private final long memory;
    private long read;

    /** @param memory that rows may take, in bytes */
    RowInput(Path file, InputStream in, long size, long memory) {
        super(in);
        this.file = file;
        this.size = size;
        this.memory = memory;
    }

    static RowInput open(Path file) throws IOException {
        InputFile.require(file);
        long size = Files.isRegularFile(file) ? Files.size(file) : 0;
        return new RowInput(file, Files.newInputStream(file), size, memory());
    }

    /** What numbers may take, in bytes: some is for what is being read, and for the program. */
    static long memory() {
        return Runtime.getRuntime().maxMemory() / 8 * 7;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        read += Math.max(0, count);
        return count;
    }

    /**
     * To be asked from time to time.
     *
     * @param line where the file is read
     * @param rows read so far
     * @param held bytes of memory that they take at least
     * @param least bytes of memory that each further row takes at least
     * @throws FileFormatException if the rows to come, as many for their bytes as those before, cannot fit
     */
    void requireMemory(long line, int rows, long held, long least) throws FileFormatException {
        if (read == 0 || size <= read) {
            return;
        }
        double all = (double) rows / read * size;
        double needed = held + (all - rows) * least;
        if (needed > memory) {
            throw new FileFormatException(
                    file,
                    "line " + line,
                    "the beginning of about " + (long) all + " rows, which take at least " + (long) needed
                            + " bytes of memory",
                    "at most " + memory + ", as about " + (long) (all * memory / needed) + " rows take, " + ADVICE);
        }
    }

    /** There was an end to the memory after all: rows take more than is known of them. */
    FileFormatException full(long line, int rows, OutOfMemoryError e) {
        return new FileFormatException(
                file,
                "line " + line,
                "more than " + rows + " rows, and no memory for another",
                "rows that fit into " + memory + " bytes, " + ADVICE,
                e);
    }
}
