package dev.nnmaven.runtime.weights;

import dev.nnmaven.runtime.FileFormatException;
import java.nio.file.Path;

/** Numbers of a file in the other precision, that of the network. */
final class Converted {
    private Converted() {}

    /**
     * The other kind of array.
     *
     * @param values {@code float[]} or {@code double[]}
     * @param position of the first of them in the file
     * @throws FileFormatException if a finite number is beyond the range of a float
     */
    static Object of(Path file, Object values, Header.Entry entry, long position) throws FileFormatException {
        if (values instanceof float[] floats) {
            double[] doubles = new double[floats.length];
            for (int i = 0; i < floats.length; i++) {
                doubles[i] = floats[i];
            }
            return doubles;
        }
        double[] doubles = (double[]) values;
        float[] floats = new float[doubles.length];
        for (int i = 0; i < doubles.length; i++) {
            floats[i] = (float) doubles[i];
            if (Float.isInfinite(floats[i]) && Double.isFinite(doubles[i])) {
                throw new FileFormatException(
                        file,
                        WeightsReader.where(entry) + ", byte " + (position + (long) i * Double.BYTES),
                        Double.toString(doubles[i]),
                        "a number from -" + Float.MAX_VALUE + " to " + Float.MAX_VALUE + ", the range of a float");
            }
        }
        return floats;
    }
}
