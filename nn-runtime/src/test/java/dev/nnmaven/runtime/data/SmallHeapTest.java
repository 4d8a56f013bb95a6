package dev.nnmaven.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.runtime.weights.Tensor;
import dev.nnmaven.runtime.weights.Weights;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that need more memory than a JVM has are refused with a message; no JVM runs out of it. */
class SmallHeapTest {
    private static final String ADVICE = ", the memory of this JVM (more with -Xmx; fewer columns need less, and a"
            + " SampleSource need not hold all rows)";

    @TempDir
    Path directory;

    @Test
    void everyFileTooLargeIsRefusedByName() throws IOException, InterruptedException {
        idx("signed", 9, 12_000_000, 1);
        idx("short", 0x0b, 12_000_000, 2);
        idx("int", 0x0c, 6_000_000, 4);
        rows("table.csv", 1_500_000, "0.1,0.2,0.3\n", "");
        rows("typed.csv", 2_000_000, "1,2,3\n", "a,b,c\n");
        rows("wide.csv", 20_000, "1,2,3\n", "a,b,c\n");
        rows("small.csv", 1_000_000, "1,2\n", "");
        rows("line.csv", 1, "1".repeat(8_000_000), "");
        header("header");
        List<String> said = run();
        assertThat(said.get(0))
                .startsWith(
                        "signed: byte 4 of the uncompressed data: found dimensions for 12000000 bytes of data, which"
                                + " take 4 times as many in memory, expected at most ")
                .endsWith(ADVICE);
        assertThat(said.get(1)).startsWith("short: ").contains("24000000 bytes of data, which take 2 times as many");
        assertThat(said.get(2)).startsWith("int: ").contains("24000000 bytes of data, which take 2 times as many");
        assertThat(said.get(3))
                .matches(
                        "table.csv: line \\d+: found the beginning of about 1[45]\\d{5} rows, which take at least \\d{8}"
                                + " bytes of memory, expected at most \\d{8}, as about \\d{6,7} rows take, .*")
                .endsWith(ADVICE);
        assertThat(said.get(4))
                .startsWith("typed.csv: line 81")
                .contains(" of about ")
                .endsWith(ADVICE);
        // Nothing tells how large the rows are that a program makes.
        assertThat(said.get(5))
                .matches("wide.csv: line \\d+: found more than \\d+ rows, and no memory for another, expected rows that"
                        + " fit into \\d{8} bytes, .*")
                .endsWith(ADVICE);
        for (String samples : said.subList(6, 8)) {
            assertThat(samples)
                    .startsWith("small.csv: found 1000000 rows, whose samples and table take at least ")
                    .endsWith(ADVICE);
        }
        assertThat(said.get(8))
                .matches("line.csv: line 1, column 1: found a line of more than (\\d+) bytes, expected at most \\1 with"
                        + " the memory of this JVM");
        assertThat(said.get(9))
                .matches("header: byte 0: found a header of 8000000 bytes, expected at most \\d+ bytes, for which the"
                        + " memory of this JVM is enough \\(more with -Xmx\\)");
        assertThat(said).hasSize(10);
    }

    private void idx(String name, int type, int count, int bytes) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve(name)), 1 << 16)) {
            out.write(IdxFile.of(type, new int[] {count}));
            byte[] zeros = new byte[1 << 16];
            for (int left = count * bytes; left > 0; left -= zeros.length) {
                out.write(zeros, 0, Math.min(left, zeros.length));
            }
        }
    }

    private void rows(String name, int count, String row, String header) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(directory.resolve(name))) {
            out.write(header);
            for (int i = 0; i < count; i++) {
                out.write(row);
            }
        }
    }

    private void header(String name) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(8 + 8_000_000).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.fill(file.putLong(8_000_000).array(), 8, file.capacity(), (byte) ' ');
        file.put(8, (byte) '{');
        Files.write(directory.resolve(name), file.array());
    }

    private List<String> run() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path output = directory.resolve("said");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        location("classes") + File.pathSeparator + location("test-classes"),
                        Readings.class.getName())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        return Files.readAllLines(output);
    }

    private static String location(String classes) {
        return Path.of("target", classes).toAbsolutePath().toString();
    }

    /** The program with little memory. */
    static final class Readings {
        private Readings() {}

        /** What is tried. */
        private interface Reading {
            void of(Path file) throws IOException;
        }

        public static void main(String[] arguments) {
            refused("signed", IdxReader::read);
            refused("short", IdxReader::read);
            refused("int", IdxReader::read);
            refused("table.csv", CsvReader::read);
            refused("typed.csv", file -> read(file, 1));
            refused("wide.csv", file -> read(file, 1000));
            refused("small.csv", file -> Dataset.readCsv(file, 1, 1).samples(Scaling.none()));
            refused("small.csv", file -> Dataset.readCsv(file, 1, 1).doubleSamples(Scaling.none()));
            refused("line.csv", CsvReader::read);
            refused("header", file -> Weights.load(file, "n", "1-1", List.of(Tensor.vector("b", new float[1]))));
        }

        private static List<double[]> read(Path file, int numbers) throws IOException {
            return CsvRow.read(file, List.of("a", "b", "c"), row -> {
                double[] record = new double[numbers];
                record[0] = row.getDouble(0);
                return record;
            });
        }

        private static void refused(String name, Reading reading) {
            try {
                reading.of(Path.of(name));
                System.out.println(name + " was read");
            } catch (IOException | IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
