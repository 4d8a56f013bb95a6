package dev.nnmaven.runtime.data;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.internal.Shuffle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Data as read from files, before it is scaled: rows of inputs, and for each row either a label or targets. Immutable.
 * {@link #samples} and {@link #doubleSamples} turn it into what a network trains on, with the names of the columns if the
 * file has a header line.
 *
 * <pre>{@code
 * Dataset digits = Dataset.readIdx(Path.of("train-images-idx3-ubyte.gz"), Path.of("train-labels-idx1-ubyte.gz"), 10);
 * Samples samples = digits.shuffled(1).samples(Scaling.pixels());
 * }</pre>
 */
public final class Dataset {
    private final Table table;
    private final Columns inputs;

    /** Null for data with labels. */
    private final Columns targets;

    /** Null for data with targets. */
    private final Labels labels;

    /** The rows of the table that belong to this data set, in this data set's order. */
    private final int[] rows;

    private Dataset(Table table, Columns inputs, Columns targets, Labels labels, int[] rows) {
        this.table = table;
        this.inputs = inputs;
        this.targets = targets;
        this.labels = labels;
        this.rows = rows;
    }

    /** Neighbouring columns of the table. */
    private record Columns(int first, int count) {}

    /** One label for each row of the table, checked. */
    private record Labels(int[] values, int classes) {}

    /**
     * Two parts of a data set.
     *
     * @param first the first rows
     * @param rest all others
     */
    public record Split(Dataset first, Dataset rest) {}

    /**
     * Reads images and labels from IDX files, plain or gzip-compressed, such as those of MNIST.
     *
     * @param images a file with any number of dimensions; the first counts the images
     * @param labels a file with one dimension, as long
     * @param classes labels are from 0 to this number−1
     * @return the rows of the file
     * @throws IllegalArgumentException if {@code classes} is not positive
     * @throws FileFormatException if a file is damaged, the counts differ, or a label is out of range
     * @throws IOException if a file cannot be read
     */
    public static Dataset readIdx(Path images, Path labels, int classes) throws IOException {
        requirePositive("classes", classes);
        Table pixels = IdxReader.read(images);
        Table column = IdxReader.read(labels);
        if (column.columns() != 1) {
            throw new FileFormatException(
                    labels, "byte 3", column.columns() + " numbers for each label", "a list of labels");
        }
        if (column.rows() != pixels.rows()) {
            throw new FileFormatException(
                    labels, "byte 4", column.rows() + " labels", pixels.rows() + ", one for each image in " + images);
        }
        Labels checked = checkedLabels(labels, column, classes);
        return new Dataset(pixels, new Columns(0, pixels.columns()), null, checked, allRows(pixels));
    }

    /**
     * Reads a CSV file with a label in the first column and inputs in the others.
     *
     * @param file with or without a header line, see {@link CsvReader#read}
     * @param classes labels are from 0 to this number−1
     * @return the rows of the file
     * @throws IllegalArgumentException if {@code classes} is not positive
     * @throws FileFormatException if the file is damaged or a label is out of range
     * @throws IOException if the file cannot be read
     */
    public static Dataset readLabelledCsv(Path file, int classes) throws IOException {
        requirePositive("classes", classes);
        Table table = CsvReader.read(file);
        if (table.columns() < 2) {
            throw new FileFormatException(file, table.place(0, 0), "1 column", "a label and at least one input");
        }
        Labels labels = checkedLabels(file, table, classes);
        return new Dataset(table, new Columns(1, table.columns() - 1), null, labels, allRows(table));
    }

    /**
     * Reads a CSV file with inputs in the first columns and targets in the others.
     *
     * @param file with or without a header line, see {@link CsvReader#read}
     * @param inputs how many columns are inputs
     * @param targets how many columns are targets
     * @return the rows of the file
     * @throws IllegalArgumentException if a number is not positive
     * @throws FileFormatException if the file is damaged or has another number of columns
     * @throws IOException if the file cannot be read
     */
    public static Dataset readCsv(Path file, int inputs, int targets) throws IOException {
        requirePositive("inputs", inputs);
        requirePositive("targets", targets);
        Table table = CsvReader.read(file);
        if (table.columns() != (long) inputs + targets) {
            throw new FileFormatException(
                    file,
                    table.place(0, 0),
                    table.columns() + " columns",
                    (long) inputs + targets + ": " + inputs + " inputs and " + targets + " targets");
        }
        return new Dataset(table, new Columns(0, inputs), new Columns(inputs, targets), null, allRows(table));
    }

    /** {@return the number of rows} */
    public int size() {
        return rows.length;
    }

    /**
     * {@return the same rows in an order that depends on their number and the seed only, on every JVM}
     *
     * @param seed any number; the same gives the same order
     */
    public Dataset shuffled(long seed) {
        int[] order = new int[rows.length];
        Shuffle.fill(order, seed);
        return withRows(Arrays.stream(order).map(i -> rows[i]).toArray());
    }

    /**
     * {@return the first rows and the rest, in order}
     *
     * @param first number of rows in the first part, from 1 to {@link #size()}−1
     * @throws IllegalArgumentException otherwise
     */
    public Split split(int first) {
        if (first < 1 || first >= rows.length) {
            throw new IllegalArgumentException("found a first part of " + first + " of " + rows.length
                    + " rows, expected at least one row in each part");
        }
        return new Split(withRows(Arrays.copyOf(rows, first)), withRows(Arrays.copyOfRange(rows, first, rows.length)));
    }

    /**
     * {@return samples in single precision} Labels become target vectors with 0.01 and 0.99; targets stay as they are.
     *
     * @param inputScaling for the inputs
     * @throws IllegalArgumentException if the scaling refuses a number, naming its place in the file, or the samples do not
     *     fit into memory
     */
    public Samples samples(Scaling inputScaling) {
        return samples(inputScaling, OneHot.SIGMOID, Scaling.none());
    }

    /**
     * {@return samples in single precision}
     *
     * @param inputScaling for the inputs
     * @param oneHot for data with labels
     * @param targetScaling for data with targets
     * @throws IllegalArgumentException if a scaling refuses a number, naming its place in the file, or the samples do not
     *     fit into memory
     */
    public Samples samples(Scaling inputScaling, OneHot oneHot, Scaling targetScaling) {
        float[][] in = scaled(inputs, inputScaling).floats(rows);
        if (labels == null) {
            return Samples.of(in, scaled(targets, targetScaling).floats(rows)).withNames(names(inputs), names(targets));
        }
        int[] picked = pickedLabels();
        return Samples.of(in, oneHot.floats(picked, labels.classes()), picked).withNames(names(inputs), List.of());
    }

    /**
     * {@return samples in double precision} Labels become target vectors with 0.01 and 0.99; targets stay as they are.
     *
     * @param inputScaling for the inputs
     * @throws IllegalArgumentException if the scaling refuses a number, naming its place in the file, or the samples do not
     *     fit into memory
     */
    public DoubleSamples doubleSamples(Scaling inputScaling) {
        return doubleSamples(inputScaling, OneHot.SIGMOID, Scaling.none());
    }

    /**
     * {@return samples in double precision}
     *
     * @param inputScaling for the inputs
     * @param oneHot for data with labels
     * @param targetScaling for data with targets
     * @throws IllegalArgumentException if a scaling refuses a number, naming its place in the file, or the samples do not
     *     fit into memory
     */
    public DoubleSamples doubleSamples(Scaling inputScaling, OneHot oneHot, Scaling targetScaling) {
        double[][] in = scaled(inputs, inputScaling).doubles(rows);
        if (labels == null) {
            return DoubleSamples.of(in, scaled(targets, targetScaling).doubles(rows))
                    .withNames(names(inputs), names(targets));
        }
        int[] picked = pickedLabels();
        return DoubleSamples.of(in, oneHot.doubles(picked, labels.classes()), picked)
                .withNames(names(inputs), List.of());
    }

    /** Such as {@code 150 rows of iris.csv}. */
    @Override
    public String toString() {
        return rows.length + " rows of " + table.source();
    }

    /** Those of the header line, or none. */
    private List<String> names(Columns columns) {
        List<String> all = table.columnNames();
        return all.isEmpty() ? all : all.subList(columns.first(), columns.first() + columns.count());
    }

    private ScaledRows scaled(Columns columns, Scaling scaling) {
        return new ScaledRows(table, columns.first(), columns.count(), scaling);
    }

    private int[] pickedLabels() {
        int[] picked = new int[rows.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = labels.values()[rows[i]];
        }
        return picked;
    }

    private Dataset withRows(int[] picked) {
        return new Dataset(table, inputs, targets, labels, picked);
    }

    private static int[] allRows(Table table) {
        int[] rows = new int[table.rows()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
        }
        return rows;
    }

    /** The labels in the first column. */
    private static Labels checkedLabels(Path file, Table table, int classes) throws FileFormatException {
        int[] labels = new int[table.rows()];
        for (int row = 0; row < labels.length; row++) {
            double value = table.get(row, 0);
            labels[row] = (int) value;
            if (labels[row] != value || value < 0 || value >= classes) {
                String found =
                        value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
                int least = leastLabel(table);
                throw new FileFormatException(
                        file,
                        table.place(row, 0),
                        "the label " + found,
                        "a whole number from 0 to " + (classes - 1) + SampleShape.startHint(least, value, classes));
            }
        }
        return new Labels(labels, classes);
    }

    private static int leastLabel(Table table) {
        double least = Integer.MAX_VALUE;
        for (int row = 0; row < table.rows(); row++) {
            least = Math.min(least, table.get(row, 0));
        }
        return (int) Math.floor(least);
    }

    private static void requirePositive(String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(what + ": found " + number + ", expected at least 1");
        }
    }
}
