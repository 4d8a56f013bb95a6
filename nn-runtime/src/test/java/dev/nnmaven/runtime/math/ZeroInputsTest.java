package dev.nnmaven.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ZeroInputsTest {

    @Test
    void skipsOnlyWhileNoWeightCanBeInfiniteOrNaN() {
        assertThat(ZeroInputs.mayBeSkipped(0)).isTrue();
        assertThat(ZeroInputs.mayBeSkipped(1e37)).isTrue();
        assertThat(ZeroInputs.mayBeSkipped(Float.MAX_VALUE)).isFalse();
        assertThat(ZeroInputs.mayBeSkipped(Double.POSITIVE_INFINITY)).isFalse();
        assertThat(ZeroInputs.mayBeSkipped(Double.NaN)).isFalse();
    }

    @Test
    void boundsWeightsAndFindsWhatIsNoNumber() {
        assertThat(ZeroInputs.bound(new float[][] {{1, -7}, {3, 2}})).isEqualTo(13);
        assertThat(ZeroInputs.bound(new double[][] {{1, -7}, {3, 8}})).isEqualTo(19);
        assertThat(ZeroInputs.bound(new float[][] {{1, Float.NaN}, {3, 2}})).isNaN();
        assertThat(ZeroInputs.bound(new double[][] {{1, Double.NEGATIVE_INFINITY}}))
                .isInfinite();
    }

    @Test
    void reachesAsFarAsTheLargestProduct() {
        float[] inputs = new float[21];
        inputs[20] = -3;
        inputs[0] = 4;
        assertThat(ZeroInputs.reach(inputs, new float[] {0, 2, 0}))
                .isEqualTo(10, within(1e-6))
                .isGreaterThanOrEqualTo(8);
        double[] wide = new double[9];
        wide[8] = 5;
        assertThat(ZeroInputs.reach(wide, new double[] {-3})).isEqualTo(15, within(1e-12));
        inputs[7] = Float.POSITIVE_INFINITY;
        assertThat(ZeroInputs.reach(inputs, new float[] {1})).isInfinite();
        inputs[7] = Float.NaN;
        assertThat(ZeroInputs.reach(inputs, new float[] {1})).isNaN();
    }

    @Test
    void tellsImagesWithAnEmptyBackgroundFromOthers() {
        float[] dense = new float[784];
        Arrays.fill(dense, 0.01f);
        float[] sparse = new float[784];
        Arrays.fill(sparse, 300, 400, 1f);
        assertThat(ZeroInputs.few(dense)).isTrue();
        assertThat(ZeroInputs.few(sparse)).isFalse();
        assertThat(ZeroInputs.few(Arrays.copyOf(dense, 100))).isTrue();
        assertThat(ZeroInputs.few(Arrays.copyOf(sparse, 400))).isFalse();
        assertThat(ZeroInputs.many(new float[][] {dense, sparse, sparse, sparse}))
                .isTrue();
        assertThat(ZeroInputs.many(new float[][] {sparse, dense, dense, dense, sparse, sparse, sparse}))
                .isFalse();
        assertThat(ZeroInputs.many(new float[][] {})).isFalse();
    }

    @Test
    void transposesTheRowsThatItIsGiven() {
        for (int columns : new int[] {1, 5, 300}) {
            double[][] from = new double[11][columns];
            float[][] floats = new float[11][columns];
            for (int j = 0; j < 11; j++) {
                for (int k = 0; k < columns; k++) {
                    from[j][k] = 1000 * j + k;
                    floats[j][k] = 1000 * j + k;
                }
            }
            double[][] to = new double[columns][11];
            float[][] toFloats = new float[columns][11];
            Matrices.transpose(from, to, 2, 9);
            Matrices.transpose(floats, toFloats, 2, 9);
            for (int k = 0; k < columns; k++) {
                for (int j = 0; j < 11; j++) {
                    assertThat(to[k][j]).isEqualTo(j >= 2 && j < 9 ? from[j][k] : 0);
                    assertThat(toFloats[k][j]).isEqualTo(j >= 2 && j < 9 ? floats[j][k] : 0);
                }
            }
        }
    }
}
