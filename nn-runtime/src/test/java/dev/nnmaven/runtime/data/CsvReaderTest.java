package dev.nnmaven.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.FileFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("file.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2\n3,4\n",
                "1,2\n3,4",
                "1,2\r\n3,4\r\n",
                "\ufeff1,2\n3,4\n",
                "\n\r\n1,2\n  \n\n3,4\n\n\t\n",
                "\"1\",2\n3,\"4\"\r\n",
                " 1 ,\t2\n3, \"4\" \n",
                "a,b\n1,2\n3,4\n",
                "\ufeff\"a\",\"b\"\r\n1,2\n3,4\n",
                "+1,2.\n3.0,.4e1",
            })
    void sameNumbersWhateverTheForm(String text) throws IOException {
        assertThat(numbers(read(text))).isEqualTo(List.of(List.of(1.0, 2.0), List.of(3.0, 4.0)));
    }

    @Test
    void headerNamesTheColumns() throws IOException {
        assertThat(read("1\n").columnNames()).isEmpty();
        assertThat(read("\n größe ,\"a,\"\"b\"\"\nc\",\n1,2,3\n").columnNames())
                .containsExactly("größe", "a,\"b\"\nc", "");
    }

    @Test
    void valuesStayExact() throws IOException {
        Table table = read("255,256,-1,0.1,1e300,-0.0,123456789,1234567890,4.9E-324\n");
        assertThat(numbers(table).get(0))
                .containsExactly(255.0, 256.0, -1.0, 0.1, 1e300, -0.0, 123456789.0, 1234567890.0, 4.9E-324);
        assertThat(numbers(read("255,0\n")).get(0)).containsExactly(255.0, 0.0);
        assertThat(numbers(read("-0.0,0\n")).get(0)).containsExactly(-0.0, 0.0);
        assertThat(numbers(read("0.5,256\n")).get(0)).containsExactly(0.5, 256.0);
    }

    @Test
    void longFilesOfAllKindsOfNumbers() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        List<List<Double>> expected = new ArrayList<>();
        for (int r = 0; r < 20_000; r++) {
            List<Double> row = new ArrayList<>();
            for (int c = 0; c < 7; c++) {
                // A chunk is a few thousand rows: some fit bytes, some floats, some neither.
                row.add(
                        r < 10_000
                                ? (double) random.nextInt(256)
                                : r < 19_000 ? random.nextFloat() : random.nextDouble());
                text.append(c == 0 ? "" : ",").append(row.get(c));
            }
            text.append('\n');
            expected.add(row);
        }
        assertThat(numbers(read(text.toString())).equals(expected)).isTrue();
    }

    @Test
    void notANumber() {
        refused("1,2\n3,x\n", "line 2, column 2: found \"x\", expected a number");
        refused("1,2\n3,\n", "line 2, column 2: found nothing, expected a number");
        refused("a,2\n3,4\n", "line 1, column 1: found \"a\", expected a number");
        refused("a,b\nc,d\n", "line 2, column 1: found \"c\", expected a number");
        refused("1\n\"\"\n", "line 2, column 1: found nothing, expected a number");
        refused("1\n\"\n\n2\"\n", "line 2, column 1: found \"\\u000a\\u000a2\", expected a number");
        refused("\"a\nb\"\n1\nc\n", "line 4, column 1: found \"c\", expected a number");
        refused(
                "1\n" + "9".repeat(400) + "\n",
                "line 2, column 1: found \"" + "9".repeat(60) + "…\", expected a number that fits a double");
        for (String text :
                new String[] {"NaN", "Infinity", "1f", "0x1p3", "1e", "1e+", ".", "-", "1 2", "1_0", "--1", "١"}) {
            refused("1\n" + text + "\n", "line 2, column 1: found \"" + text + "\", expected a number");
        }
    }

    @Test
    void otherWidthThanBefore() {
        refused("\n1,2\n3\n", "line 3, column 2: found 1 columns, expected 2 as in line 2");
        refused("a,b\n1,2,3\n", "line 2, column 3: found 3 columns, expected 2 as in line 1");
    }

    @Test
    void wrongQuotesAndLineEnds() {
        refused("1,2\"\n", "line 1, column 2: found '\"' inside a field, expected quotes around the whole field");
        refused("1,\"2\"3\n", "line 1, column 2: found '3', expected ',' or the end of the line after a quoted field");
        refused(
                "1,\"2\n3,4\n",
                "line 1, column 2: found the end of the file, expected the closing '\"' of a quoted field");
        refused(
                "1\r2\n",
                "line 1, column 1: found a carriage return alone, expected CRLF or LF as the end of the line");
    }

    @Test
    void moreColumnsThanAnyDataHas() {
        refused(",".repeat(1 << 20), "line 1, column 1048577: found another column, expected at most 1048576");
    }

    @Test
    void nothingToRead() {
        refused("", "line 1: found the end of the file, expected at least one line of numbers");
        refused("\ufeff", "line 1: found the end of the file, expected at least one line of numbers");
        refused("a,b\n\n", "line 3: found the end of the file, expected at least one line of numbers");
    }

    @Test
    void otherEncodings() {
        assertThatThrownBy(() -> CsvReader.read(Files.write(file, "1\nü\n".getBytes(StandardCharsets.ISO_8859_1))))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(file + ": line 2, column 1: found byte 0xFC, expected text in UTF-8; save the file so");
        assertThatThrownBy(() -> CsvReader.read(Files.write(file, "1,2\n".getBytes(StandardCharsets.UTF_16))))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(file + ": line 1: found text in UTF-16, expected a CSV file, which is text in UTF-8");
        assertThatThrownBy(() -> CsvReader.read(Files.write(file, "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE))))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(file + ": line 1: found text in UTF-16, expected a CSV file, which is text in UTF-8");
    }

    @Test
    void filesOfOtherKinds() {
        byte[] idx = IdxFile.images(3);
        byte[] safetensors = "@\0\0\0\0\0\0\0{\"__metadata__\"".getBytes(StandardCharsets.ISO_8859_1);
        for (Map.Entry<byte[], String> other : Map.of(
                        idx,
                        "an IDX file",
                        IdxFile.gzip(idx),
                        "a gzip file; decompress it",
                        safetensors,
                        "a safetensors file")
                .entrySet()) {
            String expected =
                    file + ": line 1: found " + other.getValue() + ", expected a CSV file, which is text in UTF-8";
            assertThatThrownBy(() -> CsvReader.read(Files.write(file, other.getKey())))
                    .isInstanceOf(FileFormatException.class)
                    .hasMessage(expected);
            assertThatThrownBy(() -> CsvRow.read(Files.write(file, other.getKey()), List.of("a"), row -> row.getInt(0)))
                    .isInstanceOf(FileFormatException.class)
                    .hasMessage(expected);
        }
    }

    @Test
    void otherSeparatorsAreNamed() {
        String save = ": save the file with commas between them, and with points in numbers";
        String semicolons = "; fields seem to be separated by ';'" + save;
        refused("1;2\n3;4\n", "line 2, column 1: found \"3;4\", expected a number" + semicolons);
        refused(
                "a|b\n3|4\n",
                "line 2, column 1: found \"3|4\", expected a number; fields seem to be separated by '|'" + save);
        refused(
                "a\tb\n3\t4\n",
                "line 2, column 1: found \"3\\u00094\", expected a number; fields seem to be separated by tabs" + save);
        refused("a;b\n1,5;2,5\n", "line 2, column 2: found 3 columns, expected 1 as in line 1" + semicolons);
        refused(
                "\"1\";\"2\"\n",
                "line 1, column 1: found ';', expected ',' or the end of the line after a quoted field" + semicolons);
        refused(
                "1;\"2\"\n",
                "line 1, column 1: found '\"' inside a field, expected quotes around the whole field" + semicolons);
        // Here a comma does.
        refused("1,2,3,4\n1,2,3,x;y\n", "line 2, column 4: found \"x;y\", expected a number");
    }

    @Test
    void moreLinesThanAnIntCounts() throws IOException {
        CsvScanner scanner = new CsvScanner(
                file, new ByteArrayInputStream("1\n\"\n\"\nx\"".getBytes(StandardCharsets.UTF_8)), Integer.MAX_VALUE);
        assertThat(scanner.next()).isTrue();
        assertThat(scanner.next()).isTrue();
        assertThat(scanner.line()).isEqualTo(2_147_483_648L);
        assertThatThrownBy(scanner::next)
                .isInstanceOf(FileFormatException.class)
                .hasMessage(file + ": line 2147483650, column 1: found '\"' inside a field, expected quotes around the"
                        + " whole field");
    }

    @Test
    void everyRowKnowsItsLine() {
        LineNumbers lines = new LineNumbers();
        Random random = new Random(6);
        long[] expected = new long[5000];
        long line = Integer.MAX_VALUE - 2000L;
        for (int row = 0; row < expected.length; row++) {
            line += random.nextInt(5) == 0 ? 1 + random.nextInt(3) : 1;
            expected[row] = line;
            lines.add(row, line);
        }
        for (int row = 0; row < expected.length; row++) {
            assertThat(lines.of(row)).isEqualTo(expected[row]);
        }
    }

    private Table read(String text) throws IOException {
        return CsvReader.read(Files.writeString(file, text));
    }

    private void refused(String text, String expected) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(file + ": " + expected);
    }

    private static List<List<Double>> numbers(Table table) {
        List<List<Double>> rows = new ArrayList<>();
        for (int r = 0; r < table.rows(); r++) {
            List<Double> row = new ArrayList<>();
            for (int c = 0; c < table.columns(); c++) {
                row.add(table.get(r, c));
            }
            rows.add(row);
        }
        return rows;
    }
}
