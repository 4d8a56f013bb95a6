package dev.nnmaven.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.FileFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowTest {

    private static final List<String> COLUMNS = List.of("billLength", "island", "isAdult");

    private enum Island {
        BISCOE,
        DREAM,
        NEW_ISLAND,
        _3,
        Twin,
        TWIN
    }

    private record Bird(float billLength, Island island, boolean isAdult) {}

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("birds.csv");
    }

    private List<Bird> read(String text) throws IOException {
        Files.writeString(file, text);
        return CsvRow.read(
                file,
                COLUMNS,
                row -> new Bird(row.getFloat(0), row.getConstant(1, List.of(Island.values())), row.getBoolean(2)));
    }

    /** One value through one getter. */
    private Object value(String text, CsvRow.Mapper<?> getter) throws IOException {
        Files.writeString(file, "other,value\n7,\"" + text + "\"\n");
        return CsvRow.read(file, List.of("value", "other"), getter).get(0);
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(file + ": " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "billLength,island,isAdult\n39.1,DREAM,true\n",
                "island,isAdult,billLength\nDREAM,true,39.1\n",
                "\ufeff\"isAdult\" , billLength , island\r\n\r\n 1 , \"39.1\" , dream\r\n",
                "BILL_LENGTH,Island,is adult\n3.91e1,Dream,TRUE",
                "Bill.Length,is-land,Is Adult\n39.1,DREAM,1\n",
            })
    void findsColumnsByName(String text) throws IOException {
        assertThat(read(text)).containsExactly(new Bird(39.1f, Island.DREAM, true));
    }

    @Test
    void exactNamesComeBeforeAlikeOnes() throws IOException {
        Files.writeString(file, "a_b,aB\n1,2\n");
        assertThat(CsvRow.read(file, List.of("aB", "a_b"), row -> row.getInt(0) + " " + row.getInt(1)))
                .containsExactly("2 1");
    }

    @Test
    void columnsInAnyOrderGiveTheSameRows() throws IOException {
        Random random = new Random(5);
        for (int run = 0; run < 50; run++) {
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
            Collections.shuffle(order, random);
            StringBuilder text = new StringBuilder();
            List<Bird> expected = new ArrayList<>();
            add(text, order, COLUMNS.toArray(String[]::new));
            for (int r = 0; r < 20; r++) {
                Bird bird = new Bird(random.nextFloat(), Island.values()[random.nextInt(6)], random.nextBoolean());
                expected.add(bird);
                add(text, order, bird.billLength() + "", bird.island().name(), bird.isAdult() + "");
            }
            assertThat(read(text.toString())).isEqualTo(expected);
        }
    }

    private static void add(StringBuilder text, List<Integer> order, String... fields) {
        text.append(String.join(",", order.stream().map(place -> fields[place]).toList()))
                .append('\n');
    }

    /** Not in the square of their length, as once: that was most of a minute. */
    @Test
    @Timeout(10)
    void longFieldsAndHeadersTakeNoTime() {
        String digits = "1".repeat(1_000_000);
        for (String number : List.of(digits, "-" + digits, "0." + digits, digits + "e-999999", "0".repeat(1_000_000))) {
            assertThatThrownBy(() -> CsvRow.read(
                            Files.writeString(file, "a\n" + number + "\n"), List.of("a"), row -> row.getLong(0)))
                    .isInstanceOf(FileFormatException.class)
                    .hasMessageStartingWith(file + ": line 2, column 1: found \"" + number.substring(0, 60) + "…\"")
                    .hasMessageContaining(", expected a ");
        }
        assertRefused(
                "a,".repeat(200_000) + "b\n",
                "line 1: found no column billLength, but " + "\"a\", ".repeat(19) + "\"a\" and"
                        + " 199981 more, expected billLength, island and isAdult, in any order");
        List<String> columns =
                IntStream.range(0, 50_000).mapToObj(i -> "Column" + i).toList();
        assertThatThrownBy(() -> CsvRow.read(
                        Files.writeString(file, String.join(",", columns).toLowerCase(Locale.ROOT) + ",x\n1\n"),
                        columns,
                        row -> 1))
                .hasMessageContaining("found the column \"x\", expected no other columns than Column0, Column1");
    }

    @Test
    void refusesWrongColumns() {
        assertRefused(
                "billLength,isAdult\n1,0\n",
                "line 1: found no column island, expected billLength, island and isAdult, in any order");
        assertRefused(
                "billLength,x,place of birth,isAdult\n1,0,0\n",
                "line 1: found no column island, but \"x\" and \"place of birth\", expected billLength, island and"
                        + " isAdult, in any order");
        assertRefused(
                "bill length (mm),island,isAdult\n1,DREAM,0\n",
                "line 1, column 1: found the column \"bill length (mm)\", expected billLength; rename it in the header"
                        + " of the file");
        assertRefused(
                "billLength;island;isAdult\n1;DREAM;0\n",
                "line 1: found no column billLength, but \"billLength;island;isAdult\", expected billLength, island and"
                        + " isAdult, in any order; fields seem to be separated by ';': save the file with commas between"
                        + " them, and with points in numbers");
        assertRefused(
                "\nbillLength,iland,isAdult\n1,DREAM,0\n",
                "line 2, column 2: found the column \"iland\", expected island; rename it in the header of the file");
        assertRefused(
                "Id,billLength,island,isAdult\n1,1,DREAM,0\n",
                "line 1, column 1: found the column \"Id\", expected no other columns than billLength, island and"
                        + " isAdult; take it out of the file");
        assertRefused(
                "billLength,island,isAdult,bill_length\n1,DREAM,0,1\n",
                "line 1, column 4: found the column \"bill_length\", expected billLength only once, and column 1 is"
                        + " \"billLength\"");
        assertRefused("39.1,2,1\n", "line 1: found numbers, expected a header with billLength, island and isAdult");
        assertRefused("", "line 1: found the end of the file, expected a header with billLength, island and isAdult");
        assertRefused(
                "billLength,island,isAdult\n",
                "line 2: found the end of the file, expected at least one row below the header");
    }

    @Test
    void showsTheStartOfALongListOfColumns() throws IOException {
        List<String> columns =
                IntStream.range(0, 200).mapToObj(i -> "column" + i).toList();
        Files.writeString(file, "x,y\n1,2\n");
        assertThatThrownBy(() -> CsvRow.read(file, columns, row -> row))
                .hasMessageContaining("column19 and 180 more, in any order");
    }

    @Test
    void refusesWrongFields() {
        String header = "billLength,isAdult,island\n";
        assertRefused(header + "1,0,DREAM\n1,0\n", "line 3, column 3: found 2 columns, expected 3 as in line 1");
        assertRefused(header + "1,0,DREAM,\n", "line 2, column 4: found 4 columns, expected 3 as in line 1");
        assertRefused(header + "NA,0,DREAM\n", "line 2, column 1: found \"NA\", expected a number");
        assertRefused(header + ",0,DREAM\n", "line 2, column 1: found nothing, expected a number");
        assertRefused(
                header + "1e39,0,DREAM\n", "line 2, column 1: found \"1e39\", expected a number that fits a float");
        assertRefused(header + "1,yes,DREAM\n", "line 2, column 2: found \"yes\", expected true, false, 1 or 0");
        assertRefused(
                header + "1,0,Drem\n",
                "line 2, column 3: found \"Drem\", expected BISCOE, DREAM, NEW_ISLAND, _3, Twin or TWIN; did you mean"
                        + " DREAM?");
        assertRefused(
                header + "1,0,\n",
                "line 2, column 3: found nothing, expected BISCOE, DREAM, NEW_ISLAND, _3, Twin or TWIN");
        assertRefused(
                header + "1,0,twin\n", "line 2, column 3: found \"twin\", expected Twin or TWIN; did you mean Twin?");
    }

    @ParameterizedTest
    @CsvSource({
        "DREAM, DREAM",
        "dream, DREAM",
        "New Island, NEW_ISLAND",
        "new-island, NEW_ISLAND",
        "3, _3",
        "Twin, Twin"
    })
    void constantsByName(String text, Island expected) throws IOException {
        assertThat(value(text, row -> row.getConstant(0, List.of(Island.values()))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3", " 3", "newisland", "NEW__ISLAND", "D REAM", "dream."})
    void constantsThatOnlyLookAlike(String text) {
        assertThatThrownBy(() -> value(text, row -> row.getConstant(0, List.of(Island.values()))))
                .isInstanceOf(FileFormatException.class)
                .hasMessageContaining("line 2, column 2: found \"" + text + "\", expected BISCOE");
    }

    @Test
    void wholeNumbers() throws IOException {
        assertThat(value("-128", row -> row.getByte(0))).isEqualTo(Byte.MIN_VALUE);
        assertThat(value("32767", row -> row.getShort(0))).isEqualTo(Short.MAX_VALUE);
        assertThat(value("-2147483648", row -> row.getInt(0))).isEqualTo(Integer.MIN_VALUE);
        assertThat(value("9223372036854775807", row -> row.getLong(0))).isEqualTo(Long.MAX_VALUE);
        assertThat(value("3.0", row -> row.getByte(0))).isEqualTo((byte) 3);
        assertThat(value("2e3", row -> row.getInt(0))).isEqualTo(2000);
        assertThat(value("1e300", row -> row.getDouble(0))).isEqualTo(1e300);
    }

    @Test
    void refusesNumbersThatAreNotWholeOrDoNotFit() {
        assertNotWhole("128", "-128 to 127", CsvRow::getByte);
        assertNotWhole("-32769", "-32768 to 32767", CsvRow::getShort);
        assertNotWhole("2147483648", "-2147483648 to 2147483647", CsvRow::getInt);
        for (String text : List.of("9223372036854775808", "0.5", "1e300", "1e-400", "1.00000000000000000001")) {
            assertNotWhole(text, "-9223372036854775808 to 9223372036854775807", CsvRow::getLong);
        }
        assertThatThrownBy(() -> value("1e400", row -> row.getLong(0)))
                .hasMessageEndingWith("found \"1e400\", expected a number that fits a double");
    }

    private interface Whole {
        Object get(CsvRow row, int column) throws FileFormatException;
    }

    private void assertNotWhole(String text, String range, Whole getter) {
        assertThatThrownBy(() -> value(text, row -> getter.get(row, 0)))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(file + ": line 2, column 2: found \"" + text + "\", expected a whole number from " + range);
    }

    @Test
    void aRowThatTheRecordRefusesIsNamed() throws IOException {
        Files.writeString(file, "a\n1\n-1\n");
        assertThatThrownBy(() -> CsvRow.read(file, List.of("a"), row -> {
                    if (row.getInt(0) < 0) {
                        throw new IllegalArgumentException("a is negative");
                    }
                    return row.getInt(0);
                }))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(file + ": line 3: found a row that is refused with java.lang.IllegalArgumentException: a is"
                        + " negative, expected one that is not")
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileThatIsMissingIsAnotherMatter() {
        assertThatThrownBy(() -> CsvRow.read(directory.resolve("none.csv"), COLUMNS, row -> row))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void noFileBreaksTheReader() throws IOException {
        Random random = new Random(11);
        byte[] sound = "billLength,island,isAdult\n39.1,DREAM,1\n2,\"3\",false\n".getBytes();
        for (int run = 0; run < 1000; run++) {
            byte[] content = Arrays.copyOf(sound, random.nextInt(sound.length + 1));
            for (int change = random.nextInt(4); change > 0 && content.length > 0; change--) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, content);
            try {
                assertThat(CsvRow.read(file, COLUMNS, row -> row.getConstant(1, List.of(Island.values()))))
                        .isNotEmpty();
            } catch (FileFormatException e) {
                assertThat(e).hasMessageStartingWith(file + ": line ");
            }
        }
    }
}
