package dev.nnmaven.runtime.data;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.internal.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds columns by their names in the first line of a CSV file. */
final class CsvHeader {
    private static final int NOWHERE = -1;
    private static final Pattern IGNORED = Pattern.compile("[ _.-]");
    private static final String RENAME = "; rename it in the header of the file";

    private final Path file;
    private final CsvScanner scanner;
    private final List<String> columns;
    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, Integer> alike = new HashMap<>();
    private final List<String> headers = new ArrayList<>();

    /** Which of the columns each header names. */
    private final List<Integer> named = new ArrayList<>();

    CsvHeader(Path file, CsvScanner scanner, List<String> columns) {
        this.file = file;
        this.scanner = scanner;
        this.columns = columns;
        for (int column = 0; column < columns.size(); column++) {
            exact.put(columns.get(column), column);
            alike.putIfAbsent(key(columns.get(column)), column);
        }
    }

    /** Reads the header; where in a row each column stands. */
    int[] places() throws IOException {
        if (!scanner.next()) {
            throw new FileFormatException(file, "line 1", "the end of the file", "a header with " + all());
        }
        boolean numbers = true;
        for (int place = 0; place < scanner.fields(); place++) {
            headers.add(scanner.text(place));
            named.add(column(headers.get(place)));
            double number = DecimalNumber.parse(scanner.bytes(), scanner.start(place), scanner.end(place));
            numbers &= !Double.isNaN(number);
        }
        if (numbers) {
            throw problem("", "numbers", "a header with " + all());
        }
        int[] places = new int[columns.size()];
        Arrays.fill(places, NOWHERE);
        for (int place = 0; place < headers.size(); place++) {
            put(place, places);
        }
        requireAll(places);
        return places;
    }

    /** The column of exactly this name, otherwise one whose name has the same letters and digits. */
    private int column(String header) {
        Integer column = exact.get(header);
        return column != null ? column : alike.getOrDefault(key(header), NOWHERE);
    }

    private static String key(String name) {
        return IGNORED.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private void put(int place, int[] places) throws FileFormatException {
        int column = named.get(place);
        if (column == NOWHERE) {
            return;
        }
        int first = places[column];
        if (first != NOWHERE) {
            throw problem(
                    place(place),
                    "the column " + Texts.quoted(headers.get(place)),
                    columns.get(column) + " only once, and column " + (first + 1) + " is "
                            + Texts.quoted(headers.get(first)));
        }
        places[column] = place;
    }

    /** A column that is missing is reported first, at a misspelt one if there is any. */
    private void requireAll(int[] places) throws FileFormatException {
        for (int column = 0; column < places.length; column++) {
            if (places[column] == NOWHERE) {
                throw missing(columns.get(column));
            }
        }
        int extra = named.indexOf(NOWHERE);
        if (extra >= 0) {
            throw problem(
                    place(extra),
                    "the column " + Texts.quoted(headers.get(extra)),
                    "no other columns than " + all() + "; take it out of the file");
        }
    }

    private FileFormatException missing(String column) {
        List<String> unknown = new ArrayList<>();
        for (int place = 0; place < headers.size(); place++) {
            if (named.get(place) == NOWHERE) {
                unknown.add(headers.get(place));
            }
        }
        String hint = scanner.separatorHint();
        return withUnit(column, unknown)
                .or(() -> Texts.closest(column, unknown))
                .filter(misspelt -> hint.isEmpty())
                .map(misspelt -> problem(
                        place(headers.indexOf(misspelt)), "the column " + Texts.quoted(misspelt), column + RENAME))
                .orElseGet(() -> problem(
                        "",
                        "no column " + column
                                + (unknown.isEmpty()
                                        ? ""
                                        : ", but "
                                                + Texts.all(unknown.stream()
                                                        .map(Texts::quoted)
                                                        .toList())),
                        all() + ", in any order" + hint));
    }

    /** The header that says more than the name, such as {@code sepal length (cm)}. */
    private static Optional<String> withUnit(String column, List<String> unknown) {
        String name = key(column);
        return unknown.stream()
                .filter(header -> key(header).startsWith(name)
                        && !Character.isLetterOrDigit(key(header).charAt(name.length())))
                .findFirst();
    }

    private String all() {
        return Texts.all(columns);
    }

    private static String place(int place) {
        return ", column " + (place + 1);
    }

    private FileFormatException problem(String place, String found, String expected) {
        return new FileFormatException(file, "line " + scanner.line() + place, found, expected);
    }
}
