package dev.nnmaven.runtime.math;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class VectorsTest {

    @Test
    void lengthsAreNamed() {
        Vectors.requireLength("inputs", 3, 3);
        refused(() -> Vectors.requireLength("inputs", 2, 3), "inputs has length 2, expected 3");
    }

    @Test
    void oneArrayIsNotTwo() {
        float[] array = {1};
        Vectors.requireDistinct(array, array.clone());
        refused(
                () -> Vectors.requireDistinct(array, array),
                "inputs and outputs are the same array, expected two arrays");
    }

    @Test
    void firstRowOfAnotherLengthIsNamed() {
        Vectors.requireBatch("inputs", new float[0][], 3);
        Vectors.requireBatch("inputs", new float[4][3], 3);
        Vectors.requireBatch("inputs", new double[4][3], 3);
        refused(
                () -> Vectors.requireBatch("inputs", new float[][] {{1, 2, 3}, {1, 2}, {1}}, 3),
                "inputs[1] has length 2, expected 3");
        refused(
                () -> Vectors.requireBatch("targets", new double[][] {{}, {1}}, 1),
                "targets[0] has length 0, expected 1");
        refused(
                () -> Vectors.requireBatch("inputs", new float[][] {{1}, null}, 1),
                "inputs[1] is null, expected length 1");
        refused(() -> Vectors.requireBatch("inputs", new double[1][], 1), "inputs[0] is null, expected length 1");
    }

    @Test
    void numbersOfRowsAreNamed() {
        Vectors.requireRows("outputs", 3, 3, "inputs");
        refused(() -> Vectors.requireRows("outputs", 3, 4, "inputs"), "outputs has 3 rows, expected 4 as inputs");
        Vectors.requireSome("inputs", 1);
        refused(() -> Vectors.requireSome("inputs", 0), "inputs has 0 rows, expected at least 1");
    }

    @Test
    void outputRowsAreNoOtherRows() {
        double[][] rows = new double[4][1];
        Vectors.requireDistinctRows(new double[0][], new double[0][]);
        Vectors.requireDistinctRows(new double[4][1], rows);
        refused(
                () -> Vectors.requireDistinctRows(new double[][] {{1}, {1}, rows[2], {1}}, rows),
                "inputs[2] and outputs[2] are the same array, expected two arrays");
        refused(
                () -> Vectors.requireDistinctRows(
                        new double[4][1], new double[][] {rows[0], rows[1], rows[3], rows[3]}),
                "outputs[2] and outputs[3] are the same array, expected two arrays");
    }

    @Test
    void threadsAreBetweenOneAndManyMoreThanThereAre() {
        Vectors.requireThreads(1);
        Vectors.requireThreads(1024);
        refused(() -> Vectors.requireThreads(0), "threads is 0, expected 1 to 1024");
        refused(() -> Vectors.requireThreads(1025), "threads is 1025, expected 1 to 1024");
    }

    @Test
    void numbersAreFinite() {
        List<String> names = List.of("length", "width");
        Vectors.requireFinite(names, new float[] {Float.MAX_VALUE, -0f});
        Vectors.requireFinite(names, new double[] {Double.MIN_VALUE, -Double.MAX_VALUE});
        refused(
                () -> Vectors.requireFinite(names, new float[] {1, (float) 1e39}),
                "width is Infinity, expected a finite number that fits a float");
        refused(
                () -> Vectors.requireFinite(names, new double[] {Double.NaN, Double.NEGATIVE_INFINITY}),
                "length is NaN, expected a finite number");
        refused(
                () -> Vectors.requireFinite(names, new double[] {1, Double.NEGATIVE_INFINITY}),
                "width is -Infinity, expected a finite number");
    }

    private static void refused(ThrowingCallable check, String message) {
        assertThatIllegalArgumentException().isThrownBy(check).withMessage(message);
    }
}
