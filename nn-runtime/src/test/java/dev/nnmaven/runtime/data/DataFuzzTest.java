package dev.nnmaven.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.Mutations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plain file without a checksum cannot tell changed numbers from right ones: there the table must have what an
 * independent, simple reader finds in the damaged bytes. Compressed files have a checksum: right data or refusal. Most
 * of it happens in memory: files would take a minute.
 */
class DataFuzzTest {
    @TempDir
    Path directory;

    /** Reads and checks one damaged file; may throw what a reader throws. */
    private interface Check {
        void of(Path file, byte[] content) throws IOException;
    }

    @Test
    void plainIdx() throws IOException {
        int refused = fuzz(1, 4000, false, IdxFile.images(9), (file, content) -> {
            Table table = IdxReader.read(file, new ByteArrayInputStream(content), content.length);
            int dimensions = content[3];
            int start = 4 + 4 * dimensions;
            assertSame(content[2] == 8 || content.length > start, true);
            if (content[2] == 8) {
                assertSame(table.rows() * table.columns(), content.length - start);
                for (int i = 0; i < content.length - start; i++) {
                    assertSame((int) table.get(i / table.columns(), i % table.columns()), content[start + i] & 0xff);
                }
            }
        });
        assertThat(refused).isBetween(2000, 3950);
    }

    @Test
    void compressedIdx() throws IOException {
        byte[] pixels = new byte[400];
        new Random(4).nextBytes(pixels);
        Arrays.fill(pixels, 100, 300, (byte) 0);
        byte[] images = IdxFile.of(8, new int[] {4, 10, 10}, pixels);
        int refused = fuzz(2, 4000, false, IdxFile.gzip(images), (file, content) -> {
            Table table = IdxReader.read(file, new ByteArrayInputStream(content), content.length);
            assertSame(table.rows() * 1000 + table.columns(), 4100);
            for (int i = 0; i < pixels.length; i++) {
                assertSame((int) table.get(i / 100, i % 100), pixels[i] & 0xff);
            }
        });
        assertThat(refused).isGreaterThan(3300);
    }

    @Test
    void csv() throws IOException {
        StringBuilder text = new StringBuilder("label,a,\"b\"\r\n");
        Random random = new Random(5);
        for (int r = 0; r < 12; r++) {
            text.append(random.nextInt(10)).append(',').append(random.nextFloat());
            text.append(",\"").append(random.nextGaussian() * 1e-7).append("\"\n");
        }
        int refused = fuzz(3, 4000, false, text.toString().getBytes(StandardCharsets.UTF_8), (file, content) -> {
            Table table = CsvReader.read(file, new ByteArrayInputStream(content));
            String left = withoutHeader(content, table);
            String[] lines = Arrays.stream(left.split("\n"))
                    .filter(line -> !line.isBlank())
                    .toArray(String[]::new);
            assertSame(table.rows(), lines.length);
            for (int r = 0; r < lines.length; r++) {
                String[] fields = lines[r].split(",", -1);
                assertSame(table.columns(), fields.length);
                for (int c = 0; c < fields.length; c++) {
                    String field = fields[c].strip();
                    String number = field.startsWith("\"") ? field.substring(1, field.length() - 1) : field;
                    assertSame(table.get(r, c), Double.parseDouble(number));
                }
            }
        });
        assertThat(refused).isBetween(1300, 3900);
    }

    @Test
    void labelledCsvAndIdxPairs() throws IOException {
        Path images = Files.write(directory.resolve("images"), IdxFile.images(5));
        fuzz(6, 300, true, IdxFile.labels(0, 1, 2, 1, 0), (file, content) -> {
            Samples samples = Dataset.readIdx(images, file, 3).samples(Scaling.pixels());
            assertSame(samples.size(), 5);
            for (int i = 0; i < 5; i++) {
                assertSame(samples.label(i), (int) content[content.length - 5 + i]);
            }
        });
        fuzz(7, 300, true, "0,1,2\n1,3,4\n2,5,6\n".getBytes(StandardCharsets.UTF_8), (file, content) -> {
            Samples samples = Dataset.readLabelledCsv(file, 3).samples(Scaling.none());
            for (int i = 0; i < samples.size(); i++) {
                assertSame(samples.label(i) >= 0 && samples.label(i) < 3, true);
            }
        });
    }

    /** The text after the header, if there is one; only the header may have line breaks in quotes. */
    private static String withoutHeader(byte[] content, Table table) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (table.columnNames().isEmpty()) {
            return text;
        }
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            any |= !Character.isWhitespace(c);
            if (c == '\n' && !quoted && any) {
                return text.substring(i + 1);
            }
        }
        throw new AssertionError("a header and nothing else should be refused");
    }

    private int fuzz(long seed, int count, boolean onDisk, byte[] original, Check check) throws IOException {
        Path file = directory.resolve("file");
        Files.write(file, original);
        check.of(file, original);
        Mutations mutations = new Mutations(seed, original);
        int refused = 0;
        for (int i = 0; i < count; i++) {
            byte[] content = mutations.next();
            if (onDisk) {
                Files.write(file, content);
            }
            try {
                check.of(file, content);
            } catch (FileFormatException e) {
                refused++;
                Mutations.requireComplete(file, e);
            } catch (RuntimeException | AssertionError e) {
                fail("mutation " + i + ": " + new String(content, StandardCharsets.ISO_8859_1), e);
            }
        }
        return refused;
    }

    private static void assertSame(Object found, Object expected) {
        if (!found.equals(expected)) {
            throw new AssertionError("found " + found + ", expected " + expected);
        }
    }
}
