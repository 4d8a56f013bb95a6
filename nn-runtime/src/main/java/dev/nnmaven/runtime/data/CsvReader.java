package dev.nnmaven.runtime.data;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.internal.Texts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV files of numbers: fields separated by commas, in quotes or not (RFC 4180), lines ended by LF or CRLF,
 * UTF-8 with or without a byte order mark. Blank lines are skipped, and so are spaces and tabs around a field without
 * quotes. Numbers are decimal, such as {@code 7}, {@code -0.25} or {@code 1e-3}.
 * A line has at most 1,048,576 fields and 256 MiB, or a sixteenth of the JVM's memory if that is less.
 *
 * <pre>{@code
 * Table table = CsvReader.read(Path.of("heights.csv"));
 * System.out.println(table.rows() + " rows of " + table.columnNames());
 * }</pre>
 */
public final class CsvReader {
    /** Numbers packed at once: few arrays for narrow tables, little waste for the last one. */
    private static final int CHUNK = 1 << 16;

    /** Bytes read at once. */
    static final int BUFFER = 1 << 16;

    private final Path file;
    private final RowInput content;
    private final CsvScanner scanner;
    private List<String> header = List.of();
    private TableBuilder rows;
    private double[] row;
    private long firstLine;
    private LineNumbers lines = new LineNumbers();

    private CsvReader(Path file, RowInput content) {
        this.file = file;
        this.content = content;
        this.scanner = new CsvScanner(file, new BufferedInputStream(content, BUFFER));
    }

    /**
     * Reads a whole file. A first line without any number is the header; {@link Table#columnNames()} has its fields.
     *
     * @param file every line with the same number of fields
     * @return a row for each line
     * @throws FileFormatException if the file has no line of numbers, or anything but a finite number where one should
     *     be; the place is a line and a column, both counted from 1, the column in fields. Also if the rows do not fit
     *     into memory
     * @throws IOException if the file cannot be read
     */
    public static Table read(Path file) throws IOException {
        try (RowInput content = RowInput.open(file)) {
            return new CsvReader(file, content).readOrRefuse();
        }
    }

    /**
     * Reads the content of a file.
     *
     * @param file for messages
     */
    static Table read(Path file, InputStream content) throws IOException {
        return new CsvReader(file, new RowInput(file, content, 0, Long.MAX_VALUE)).readOrRefuse();
    }

    private Table readOrRefuse() throws IOException {
        try {
            return read();
        } catch (OutOfMemoryError e) {
            int read = rows == null ? 0 : rows.rows();
            // Given back first, since a message takes memory.
            rows = null;
            lines = null;
            throw content.full(scanner.line(), read, e);
        }
    }

    private Table read() throws IOException {
        while (scanner.next()) {
            if (rows == null && header.isEmpty() && isHeader()) {
                readHeader();
            } else {
                readNumbers();
            }
        }
        if (rows == null) {
            throw new FileFormatException(
                    file, "line " + scanner.line(), "the end of the file", "at least one line of numbers");
        }
        LineNumbers lineOfRow = lines;
        return rows.build(file.toString(), (row, column) -> place(lineOfRow.of(row), column), header);
    }

    private boolean isHeader() {
        for (int column = 0; column < scanner.fields(); column++) {
            if (!Double.isNaN(number(column))) {
                return false;
            }
        }
        return true;
    }

    private void readHeader() throws FileFormatException {
        List<String> names = new ArrayList<>();
        for (int column = 0; column < scanner.fields(); column++) {
            names.add(scanner.text(column));
        }
        header = names;
        firstLine = scanner.line();
    }

    private void readNumbers() throws FileFormatException {
        int columns = scanner.fields();
        if (row == null) {
            row = new double[header.isEmpty() ? columns : header.size()];
            rows = new TableBuilder(row.length, CHUNK);
            firstLine = header.isEmpty() ? scanner.line() : firstLine;
        }
        if (columns != row.length) {
            throw new FileFormatException(
                    file,
                    place(scanner.line(), Math.min(columns, row.length)),
                    columns + " columns",
                    row.length + " as in line " + firstLine + scanner.separatorHint());
        }
        for (int column = 0; column < columns; column++) {
            double value = number(column);
            if (!Double.isFinite(value)) {
                String text = scanner.text(column);
                throw new FileFormatException(
                        file,
                        place(scanner.line(), column),
                        text.isEmpty() ? "nothing" : Texts.quoted(text),
                        Double.isNaN(value) ? "a number" + scanner.separatorHint() : "a number that fits a double");
            }
            row[column] = value;
        }
        int index = rows.rows();
        if (index == Integer.MAX_VALUE) {
            throw new FileFormatException(
                    file, "line " + scanner.line(), "another row", "at most " + index + " rows; split the file");
        }
        lines.add(index, scanner.line());
        rows.add(row);
        if (rows.isPacked()) {
            // A number takes a byte at least.
            content.requireMemory(scanner.line(), rows.rows(), rows.bytes(), row.length);
        }
    }

    private double number(int column) {
        return DecimalNumber.parse(scanner.bytes(), scanner.start(column), scanner.end(column));
    }

    private static String place(long line, int column) {
        return "line " + line + ", column " + (column + 1);
    }
}
