package dev.nnmaven.runtime.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightedSumsTest {

    @Test
    void areThoseOfALoopWhateverTheLayout() {
        // The second is longer than a block, so that rows are cut.
        for (int[] shape : new int[][] {{5, 7}, {3, 70_000}, {300, 400}, {1, 1}}) {
            int outputs = shape[0];
            int inputs = shape[1];
            Random random = new Random(4);
            float[][] byOutput = new float[outputs][inputs];
            float[][] byInput = new float[inputs][outputs];
            float[] flat = new float[outputs * inputs];
            double[][] doubles = new double[outputs][inputs];
            for (int k = 0; k < outputs; k++) {
                for (int j = 0; j < inputs; j++) {
                    float weight = random.nextFloat() - 0.5f;
                    byOutput[k][j] = weight;
                    byInput[j][k] = weight;
                    flat[k * inputs + j] = weight;
                    doubles[k][j] = weight;
                }
            }
            double[][] x = new double[2][inputs];
            Arrays.stream(x).forEach(row -> Arrays.setAll(row, j -> random.nextDouble()));
            for (Tensor tensor : List.of(
                    Tensor.matrixByOutput("w", byOutput),
                    Tensor.matrixByInput("w", byInput),
                    Tensor.matrix("w", outputs, inputs, flat),
                    Tensor.matrixByOutput("w", doubles))) {
                double[][] z = new double[2][outputs];
                z[1][0] = 3;
                WeightedSums.add(tensor, x, z);
                for (int n = 0; n < 2; n++) {
                    for (int k = 0; k < outputs; k++) {
                        double sum = n == 1 && k == 0 ? 3 : 0;
                        for (int j = 0; j < inputs; j++) {
                            sum += doubles[k][j] * x[n][j];
                        }
                        assertThat(z[n][k]).isEqualTo(sum, within(1e-9));
                    }
                }
            }
        }
    }

    @Test
    void biasesAreAdded() {
        double[][] z = {{1, 2}, {3, 4}};
        WeightedSums.add(Tensor.vector("b", new float[] {10, 20}), new double[2][5], z);
        assertThat(z).isDeepEqualTo(new double[][] {{11, 22}, {13, 24}});
        double[][] wide = new double[1][70_000];
        double[] biases = new double[70_000];
        Arrays.setAll(biases, k -> k);
        WeightedSums.add(Tensor.vector("b", biases), new double[1][1], wide);
        assertThat(wide[0]).isEqualTo(biases);
    }

    @Test
    void tellsWhatFits() {
        Tensor matrix = Tensor.matrix("w", 2, 3, new float[6]);
        assertThat(WeightedSums.fit(matrix, 3, 2)).isTrue();
        assertThat(WeightedSums.fit(matrix, 2, 3)).isFalse();
        assertThat(WeightedSums.fit(matrix, 3, 1)).isFalse();
        Tensor vector = Tensor.vector("b", new float[3]);
        assertThat(WeightedSums.fit(vector, 99, 3)).isTrue();
        assertThat(WeightedSums.fit(vector, 3, 2)).isFalse();
    }
}
