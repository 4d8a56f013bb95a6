package dev.nnmaven.runtime.data;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.internal.Texts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A row of a CSV file whose header names its columns, for generated code that makes records of rows. The getters are
 * given the position of a column in the list that {@link #read} was given, wherever it stands in the file. The files are
 * those of {@link CsvReader}, and may hold words too.
 *
 * <pre>{@code
 * List<float[]> points = CsvRow.read(Path.of("points.csv"), List.of("x", "y"),
 *     row -> new float[] {row.getFloat(0), row.getFloat(1)});
 * }</pre>
 */
public final class CsvRow {

    /**
     * Makes something of a row.
     *
     * @param <T> what it makes
     */
    @FunctionalInterface
    public interface Mapper<T> {

        /**
         * Makes something of a row.
         *
         * @param row the row to read, which changes after the call
         * @return what is made of the row
         * @throws FileFormatException if a field is not what is needed
         */
        T map(CsvRow row) throws FileFormatException;
    }

    /** As much of a record's own message as fits a line. */
    private static final int LONGEST_REASON = 200;

    /** Exact decimals take time that grows with the square of their digits. */
    private static final int LONGEST_WHOLE = 1000;

    /** Rows after which memory is looked at. */
    private static final int MEMORY_PERIOD = 1 << 13;

    /** An object, whatever it has, and its place in a list. */
    private static final int LEAST_ROW = 20;

    private final Path file;
    private final CsvScanner scanner;

    /** Where in the file each column stands. */
    private final int[] places;

    private CsvRow(Path file, CsvScanner scanner, int[] places) {
        this.file = file;
        this.scanner = scanner;
        this.places = places;
    }

    /**
     * Reads a whole file.
     *
     * @param <T> what is made of a row
     * @param file with a header line
     * @param columns their names, for which a header may differ in letter case and have spaces, hyphens, underscores and
     *     dots; the file has exactly these, in any order
     * @param mapper is called for each row, in their order
     * @return what the mapper makes of each row, in their order
     * @throws FileFormatException if the file is damaged, has other columns or no row, a field is not what the mapper
     *     needs, the mapper throws a {@link RuntimeException}, or the rows do not fit into memory
     * @throws IOException if the file cannot be read
     */
    public static <T> List<T> read(Path file, List<String> columns, Mapper<T> mapper) throws IOException {
        List<T> mapped = new ArrayList<>();
        try (RowInput content = RowInput.open(file)) {
            CsvScanner scanner = new CsvScanner(file, new BufferedInputStream(content, CsvReader.BUFFER));
            try {
                read(file, scanner, content, columns, mapper, mapped);
                return mapped;
            } catch (OutOfMemoryError e) {
                int read = mapped.size();
                // Given back first, since a message takes memory.
                mapped = null;
                throw content.full(scanner.line(), read, e);
            }
        }
    }

    private static <T> void read(
            Path file, CsvScanner scanner, RowInput content, List<String> columns, Mapper<T> mapper, List<T> mapped)
            throws IOException {
        CsvRow row = new CsvRow(file, scanner, new CsvHeader(file, scanner, columns).places());
        long headerLine = scanner.line();
        while (scanner.next()) {
            row.requireColumns(headerLine);
            mapped.add(row.map(mapper));
            if (mapped.size() % MEMORY_PERIOD == 0) {
                content.requireMemory(scanner.line(), mapped.size(), (long) LEAST_ROW * mapped.size(), LEAST_ROW);
            }
        }
        if (mapped.isEmpty()) {
            throw new FileFormatException(
                    file, "line " + scanner.line(), "the end of the file", "at least one row below the header");
        }
    }

    private void requireColumns(long headerLine) throws FileFormatException {
        int found = scanner.fields();
        if (found != places.length) {
            throw problem(
                    Math.min(found, places.length),
                    found + " columns",
                    places.length + " as in line " + headerLine + scanner.separatorHint());
        }
    }

    private <T> T map(Mapper<T> mapper) throws FileFormatException {
        try {
            return mapper.map(this);
        } catch (RuntimeException e) {
            // What a record's own constructor says of its components.
            throw new FileFormatException(
                    file,
                    "line " + scanner.line(),
                    "a row that is refused with " + Texts.shortened(e.toString(), LONGEST_REASON),
                    "one that is not",
                    e);
        }
    }

    /**
     * Reads a number, rounded to a float.
     *
     * @param column its place in the list that was given to {@link #read}
     * @return the number
     * @throws FileFormatException if the field is no number, or none that fits
     */
    public float getFloat(int column) throws FileFormatException {
        float value = (float) getDouble(column);
        if (Float.isInfinite(value)) {
            throw wrong(column, "a number that fits a float");
        }
        return value;
    }

    /**
     * Reads a number.
     *
     * @param column its place in the list that was given to {@link #read}
     * @return the number
     * @throws FileFormatException if the field is no number, or none that fits
     */
    public double getDouble(int column) throws FileFormatException {
        int place = places[column];
        double value = DecimalNumber.parse(scanner.bytes(), scanner.start(place), scanner.end(place));
        if (!Double.isFinite(value)) {
            throw wrong(column, Double.isNaN(value) ? "a number" : "a number that fits a double");
        }
        return value;
    }

    /**
     * Reads a whole number.
     *
     * @param column its place in the list that was given to {@link #read}
     * @return the number
     * @throws FileFormatException if the field is no whole number, or none that fits
     */
    public byte getByte(int column) throws FileFormatException {
        return (byte) whole(column, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    /**
     * Reads a whole number.
     *
     * @param column its place in the list that was given to {@link #read}
     * @return the number
     * @throws FileFormatException if the field is no whole number, or none that fits
     */
    public short getShort(int column) throws FileFormatException {
        return (short) whole(column, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /**
     * Reads a whole number.
     *
     * @param column its place in the list that was given to {@link #read}
     * @return the number
     * @throws FileFormatException if the field is no whole number, or none that fits
     */
    public int getInt(int column) throws FileFormatException {
        return (int) whole(column, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /**
     * Reads a whole number.
     *
     * @param column its place in the list that was given to {@link #read}
     * @return the number
     * @throws FileFormatException if the field is no whole number, or none that fits
     */
    public long getLong(int column) throws FileFormatException {
        return whole(column, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Also {@code 3.0}, as programs write whole numbers of columns with gaps. */
    private long whole(int column, long least, long most) throws FileFormatException {
        double rounded = getDouble(column);
        int place = places[column];
        boolean tooLong = scanner.end(place) - scanner.start(place) > LONGEST_WHOLE;
        if (!tooLong && rounded == Math.rint(rounded)) {
            try {
                long value = new BigDecimal(scanner.text(place)).longValueExact();
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (ArithmeticException | NumberFormatException e) {
                // A fraction too small for a double, or too many digits: the message below says what is needed.
            }
        }
        throw wrong(
                column,
                "a whole number from " + least + " to " + most
                        + (tooLong ? " in at most " + LONGEST_WHOLE + " characters" : ""));
    }

    /**
     * Reads {@code true} or 1, {@code false} or 0, in any letter case.
     *
     * @param column its place in the list that was given to {@link #read}
     * @return the value
     * @throws FileFormatException if the field is none of them
     */
    public boolean getBoolean(int column) throws FileFormatException {
        switch (scanner.text(places[column]).toLowerCase(Locale.ROOT)) {
            case "true":
            case "1":
                return true;
            case "false":
            case "0":
                return false;
            default:
                throw wrong(column, "true, false, 1 or 0");
        }
    }

    /**
     * Reads a constant by its name, or by one that differs in letter case and has spaces or hyphens for underscores.
     * Where a constant starts with an underscore before a digit, that may be missing: {@code 3} is {@code _3}.
     *
     * @param <E> the enum
     * @param column its place in the list that was given to {@link #read}
     * @param constants all that there are
     * @return the constant
     * @throws FileFormatException if the field names none, or several and none of them exactly
     */
    public <E extends Enum<E>> E getConstant(int column, List<E> constants) throws FileFormatException {
        String text = scanner.text(places[column]);
        List<E> alike = ConstantNames.alike(text, constants);
        if (alike.size() == 1) {
            return alike.get(0);
        }
        List<String> names =
                (alike.isEmpty() ? constants : alike).stream().map(Enum::name).toList();
        String meant = Texts.closest(text, names)
                .map(close -> "; did you mean " + close + "?")
                .orElse("");
        throw wrong(column, Texts.anyOf(names) + meant);
    }

    private FileFormatException wrong(int column, String expected) throws FileFormatException {
        String text = scanner.text(places[column]);
        return problem(places[column], text.isEmpty() ? "nothing" : Texts.quoted(text), expected);
    }

    private FileFormatException problem(int place, String found, String expected) {
        return new FileFormatException(file, "line " + scanner.line() + ", column " + (place + 1), found, expected);
    }
}
