package dev.nnmaven.runtime.weights;

import java.util.List;

/** Copies tensors in memory, whatever the layout of their arrays, and looks at their numbers. */
final class Copies {
    private Copies() {}

    /** A flat tensor of zeros with the type and shape of another. */
    static Tensor empty(String name, Tensor like) {
        int elements = Math.toIntExact(like.elements());
        return of(name, like.type(), like.isVector(), like.shape().get(0), like.inputs(), elements);
    }

    /** A flat tensor of zeros. */
    static Tensor of(String name, ElementType type, boolean vector, long outputs, int inputs, int elements) {
        Object values = type.newArray(elements);
        if (values instanceof float[] floats) {
            return vector ? Tensor.vector(name, floats) : Tensor.matrix(name, (int) outputs, inputs, floats);
        }
        double[] doubles = (double[]) values;
        return vector ? Tensor.vector(name, doubles) : Tensor.matrix(name, (int) outputs, inputs, doubles);
    }

    /** @param to of the same type and shape */
    static void copy(Tensor from, Tensor to) {
        Object values = from.newBlockArray();
        for (int b = 0; b < from.blocks(); b++) {
            Tensor.Block block = from.block(b);
            from.read(block, values);
            to.write(block, values);
        }
    }

    /** As {@link #firstNotFinite(Tensor)}, of several tensors. */
    static String firstNotFinite(List<Tensor> tensors) {
        for (Tensor tensor : tensors) {
            String found = firstNotFinite(tensor);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Such as {@code NaN as hidden.weight[3, 17]}, or null if all numbers are finite. */
    static String firstNotFinite(Tensor tensor) {
        Object values = tensor.newBlockArray();
        for (int b = 0; b < tensor.blocks(); b++) {
            String found = firstNotFinite(tensor, tensor.block(b), values);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** @param values scratch for the largest block of the tensor */
    static String firstNotFinite(Tensor tensor, Tensor.Block block, Object values) {
        tensor.read(block, values);
        int at = firstNotFinite(values, block.size());
        if (at < 0) {
            return null;
        }
        int row = block.row() + at / block.columns();
        int column = block.column() + at % block.columns();
        Object found = values instanceof float[] floats ? (Object) floats[at] : ((double[]) values)[at];
        return found + " as " + tensor.name() + "[" + (tensor.isVector() ? "" : row + ", ") + column + "]";
    }

    private static int firstNotFinite(Object values, int count) {
        if (values instanceof float[] floats) {
            for (int i = 0; i < count; i++) {
                if (!Float.isFinite(floats[i])) {
                    return i;
                }
            }
            return -1;
        }
        double[] doubles = (double[]) values;
        for (int i = 0; i < count; i++) {
            if (!Double.isFinite(doubles[i])) {
                return i;
            }
        }
        return -1;
    }
}
