package dev.nnmaven.runtime.weights;

import dev.nnmaven.runtime.internal.Texts;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Objects;

/**
 * A named view on an array of a network, as a weights file sees it: a matrix of shape [outputs, inputs] or a vector of
 * shape [outputs], whatever the layout of the array. Nothing is copied: loading writes to the array given here.
 *
 * <p>All factory methods throw {@link IllegalArgumentException} for an empty array, rows of different lengths, or a
 * name that no file can hold.
 */
public final class Tensor {
    /** Numbers moved at a time, if possible. 256 or 512 KiB: stays in a second level cache, and a read call is cheap beside it. */
    private static final int BLOCK = 1 << 16;

    /** Rows that arrays per input are visited for at a time: as many floats as a cache line holds. */
    private static final int TRANSPOSED_ROWS = 16;

    /** Longer rows are cut: 16 of them would take more memory than a second visit of the arrays is worth. */
    private static final int LONGEST_TRANSPOSED = 1 << 18;

    private enum Layout {
        /** One array holds everything in file order. */
        FLAT,
        /** One array per neuron. */
        BY_OUTPUT,
        /** One array per input. */
        BY_INPUT
    }

    /** A rectangle of the matrix whose numbers are neighbours in the file: whole rows, or a part of one row. */
    record Block(int row, int rows, int column, int columns) {
        int size() {
            return rows * columns;
        }
    }

    private final String name;
    private final ElementType type;
    private final Layout layout;
    private final boolean vector;
    private final int outputs;
    private final int inputs;
    private final Object[] arrays;

    private Tensor(
            String name, ElementType type, Layout layout, boolean vector, int outputs, int inputs, Object[] arrays) {
        this.name = Objects.requireNonNull(name, "name");
        if (name.equals(Header.METADATA) || !Texts.isEncodable(name)) {
            throw new IllegalArgumentException("tensor " + name + ": a weights file cannot hold this name");
        }
        this.type = type;
        this.layout = layout;
        this.vector = vector;
        this.outputs = outputs;
        this.inputs = inputs;
        this.arrays = arrays;
    }

    /**
     * {@return a matrix with one array per input}
     *
     * @param name in the file, such as {@code hidden.weight}
     * @param rows {@code rows[i][k]}: the weight from input i to neuron k
     */
    public static Tensor matrixByInput(String name, float[][] rows) {
        return byInput(name, ElementType.F32, rows);
    }

    /**
     * {@return a matrix with one array per input}
     *
     * @param name in the file, such as {@code hidden.weight}
     * @param rows {@code rows[i][k]}: the weight from input i to neuron k
     */
    public static Tensor matrixByInput(String name, double[][] rows) {
        return byInput(name, ElementType.F64, rows);
    }

    /**
     * {@return a matrix with one array per neuron}
     *
     * @param name in the file, such as {@code hidden.weight}
     * @param rows {@code rows[k][i]}: the weight from input i to neuron k
     */
    public static Tensor matrixByOutput(String name, float[][] rows) {
        return byOutput(name, ElementType.F32, rows);
    }

    /**
     * {@return a matrix with one array per neuron}
     *
     * @param name in the file, such as {@code hidden.weight}
     * @param rows {@code rows[k][i]}: the weight from input i to neuron k
     */
    public static Tensor matrixByOutput(String name, double[][] rows) {
        return byOutput(name, ElementType.F64, rows);
    }

    /**
     * {@return a matrix in one array}
     *
     * @param name in the file, such as {@code hidden.weight}
     * @param outputs number of neurons
     * @param inputs number of inputs of each
     * @param values {@code values[k * inputs + i]}: the weight from input i to neuron k
     */
    public static Tensor matrix(String name, int outputs, int inputs, float[] values) {
        return flat(name, ElementType.F32, outputs, inputs, values, values.length);
    }

    /**
     * {@return a matrix in one array}
     *
     * @param name in the file, such as {@code hidden.weight}
     * @param outputs number of neurons
     * @param inputs number of inputs of each
     * @param values {@code values[k * inputs + i]}: the weight from input i to neuron k
     */
    public static Tensor matrix(String name, int outputs, int inputs, double[] values) {
        return flat(name, ElementType.F64, outputs, inputs, values, values.length);
    }

    /**
     * {@return a vector with one number per neuron}
     *
     * @param name in the file, such as {@code hidden.weight}
     * @param values one for each neuron; kept, not copied
     */
    public static Tensor vector(String name, float[] values) {
        return vector(name, ElementType.F32, values, values.length);
    }

    /**
     * {@return a vector with one number per neuron}
     *
     * @param name in the file, such as {@code hidden.weight}
     * @param values one for each neuron; kept, not copied
     */
    public static Tensor vector(String name, double[] values) {
        return vector(name, ElementType.F64, values, values.length);
    }

    /** A view on the same array under another name. */
    Tensor named(String other) {
        return new Tensor(other, type, layout, vector, outputs, inputs, arrays);
    }

    /** Name, shape and type, such as {@code hidden.bias [200] F32}. */
    @Override
    public String toString() {
        return name + " " + shape() + " " + type;
    }

    /** {@return the name in the file} */
    public String name() {
        return name;
    }

    /** [outputs, inputs] or [outputs]. */
    List<Long> shape() {
        return vector ? List.of((long) inputs) : List.of((long) outputs, (long) inputs);
    }

    boolean isVector() {
        return vector;
    }

    /** Width of the matrix: how many numbers a neuron adds up. */
    int inputs() {
        return inputs;
    }

    ElementType type() {
        return type;
    }

    long elements() {
        return (long) outputs * inputs;
    }

    /** How many blocks make up the tensor, in file order. */
    int blocks() {
        return hasWholeRows() ? ceilDiv(outputs, rowsPerBlock()) : Math.multiplyExact(outputs, blocksPerRow());
    }

    Block block(int index) {
        if (hasWholeRows()) {
            int row = index * rowsPerBlock();
            return new Block(row, Math.min(rowsPerBlock(), outputs - row), 0, inputs);
        }
        int column = index % blocksPerRow() * BLOCK;
        return new Block(index / blocksPerRow(), 1, column, Math.min(BLOCK, inputs - column));
    }

    /** An array of this tensor's type for its largest block. */
    Object newBlockArray() {
        return type.newArray(block(0).size());
    }

    /** Copies a block out of the network's array. */
    void read(Block block, Object values) {
        if (layout == Layout.BY_INPUT) {
            if (type == ElementType.F32) {
                Transpose.read((float[][]) arrays, block, (float[]) values);
            } else {
                Transpose.read((double[][]) arrays, block, (double[]) values);
            }
            return;
        }
        for (int r = 0; r < block.rows(); r++) {
            int row = block.row() + r;
            System.arraycopy(array(row), start(row, block), values, r * block.columns(), block.columns());
        }
    }

    /** Copies a block into the network's array. */
    void write(Block block, Object values) {
        if (layout == Layout.BY_INPUT) {
            if (type == ElementType.F32) {
                Transpose.write((float[]) values, block, (float[][]) arrays);
            } else {
                Transpose.write((double[]) values, block, (double[][]) arrays);
            }
            return;
        }
        for (int r = 0; r < block.rows(); r++) {
            int row = block.row() + r;
            System.arraycopy(values, r * block.columns(), array(row), start(row, block), block.columns());
        }
    }

    private Object array(int row) {
        return arrays[layout == Layout.FLAT ? 0 : row];
    }

    private int start(int row, Block block) {
        return layout == Layout.FLAT ? row * inputs + block.column() : block.column();
    }

    private boolean hasWholeRows() {
        return inputs <= (layout == Layout.BY_INPUT ? LONGEST_TRANSPOSED : BLOCK);
    }

    private int rowsPerBlock() {
        return Math.min(outputs, Math.max(layout == Layout.BY_INPUT ? TRANSPOSED_ROWS : 1, BLOCK / inputs));
    }

    private int blocksPerRow() {
        return ceilDiv(inputs, BLOCK);
    }

    private static int ceilDiv(int dividend, int divisor) {
        return (dividend - 1) / divisor + 1;
    }

    private static Tensor byInput(String name, ElementType type, Object[] rows) {
        int outputs = commonLength(name, rows);
        return new Tensor(name, type, Layout.BY_INPUT, false, outputs, rows.length, rows);
    }

    private static Tensor byOutput(String name, ElementType type, Object[] rows) {
        int inputs = commonLength(name, rows);
        return new Tensor(name, type, Layout.BY_OUTPUT, false, rows.length, inputs, rows);
    }

    private static Tensor flat(String name, ElementType type, int outputs, int inputs, Object values, int length) {
        if (outputs < 1 || inputs < 1 || (long) outputs * inputs != length) {
            throw new IllegalArgumentException("tensor " + name + ": found " + length
                    + " weights, expected outputs times inputs: " + outputs + " times " + inputs);
        }
        return new Tensor(name, type, Layout.FLAT, false, outputs, inputs, new Object[] {values});
    }

    private static Tensor vector(String name, ElementType type, Object values, int length) {
        if (length == 0) {
            throw new IllegalArgumentException(
                    "tensor " + name + ": found an empty vector, expected at least one number");
        }
        return new Tensor(name, type, Layout.FLAT, true, 1, length, new Object[] {values});
    }

    private static int commonLength(String name, Object[] rows) {
        if (rows.length == 0 || Array.getLength(rows[0]) == 0) {
            throw new IllegalArgumentException(
                    "tensor " + name + ": found an empty matrix, expected at least one weight");
        }
        int first = Array.getLength(rows[0]);
        for (int i = 1; i < rows.length; i++) {
            if (Array.getLength(rows[i]) != first) {
                throw new IllegalArgumentException("tensor " + name + ": found " + Array.getLength(rows[i])
                        + " weights in row " + i + ", expected " + first + " as in row 0");
            }
        }
        return first;
    }
}
