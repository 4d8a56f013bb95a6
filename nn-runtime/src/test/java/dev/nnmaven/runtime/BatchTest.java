package dev.nnmaven.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** What both interfaces do with batches unless a network does better. */
class BatchTest {
    private final NaiveNetwork network = new NaiveNetwork(3, 2);
    private final NaiveDoubleNetwork twin = new NaiveDoubleNetwork(3, 2);

    @Test
    void queryAnswersEachRow() {
        float[][] inputs = {{1, 0, 0}, {0, 1, 0}, {0.5f, 0.5f, 1}};
        float[][] outputs = new float[3][2];
        network.query(inputs, outputs);
        double[][] wide = {{1, 0, 0}, {0, 1, 0}, {0.5, 0.5, 1}};
        double[][] answers = new double[3][2];
        twin.query(wide, answers);
        for (int n = 0; n < 3; n++) {
            assertThat(outputs[n]).isEqualTo(network.query(inputs[n]));
            assertThat(answers[n]).isEqualTo(twin.query(wide[n]));
        }
        network.query(new float[0][], new float[0][]);
        twin.query(new double[0][], new double[0][]);
    }

    @Test
    void queryWritesNothingIfARowIsWrong() {
        float[][] inputs = {{1, 0, 0}, {0, 1}};
        float[][] outputs = new float[2][2];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.query(inputs, outputs))
                .withMessage("inputs[1] has length 2, expected 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.query(new float[3][3], outputs))
                .withMessage("outputs has 2 rows, expected 3 as inputs");
        float[][] narrow = {new float[2], new float[1]};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.query(new float[2][3], narrow))
                .withMessage("outputs[1] has length 1, expected 2");
        float[][] twice = {outputs[0], outputs[0]};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.query(new float[2][3], twice))
                .withMessage("outputs[0] and outputs[1] are the same array, expected two arrays");
        assertThat(outputs).isDeepEqualTo(new float[2][2]);
        assertThat(narrow[0]).containsOnly(0);

        double[][] wide = new double[2][2];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> twin.query(new double[][] {{1, 0, 0}, null}, wide))
                .withMessage("inputs[1] is null, expected length 3");
        assertThat(wide).isDeepEqualTo(new double[2][2]);
    }

    @Test
    void trainEachIsOneStepAfterTheOther() {
        float[][] inputs = {{1, 0, 0.5f}, {0, 1, 1}, {1, 1, 0.1f}, {1, 0, 0.5f}};
        float[][] targets = {{0.9f, 0.1f}, {0.2f, 0.8f}, {0.5f, 0.1f}, {0.9f, 0.2f}};
        double[][] wideInputs = {{1, 0, 0.5}, {0, 1, 1}, {1, 1, 0.1}, {1, 0, 0.5}};
        double[][] wideTargets = {{0.9, 0.1}, {0.2, 0.8}, {0.5, 0.1}, {0.9, 0.2}};
        NaiveNetwork stepped = new NaiveNetwork(3, 2);
        NaiveDoubleNetwork steppedTwin = new NaiveDoubleNetwork(3, 2);
        network.trainEach(inputs, targets);
        twin.trainEach(wideInputs, wideTargets);
        for (int n = 0; n < 4; n++) {
            stepped.train(inputs[n], targets[n]);
            steppedTwin.train(wideInputs[n], wideTargets[n]);
        }
        float[] probe = {0.3f, 0.6f, 0.9f};
        double[] wideProbe = {0.3, 0.6, 0.9};
        assertThat(network.query(probe))
                .isEqualTo(stepped.query(probe))
                .isNotEqualTo(new NaiveNetwork(3, 2).query(probe));
        assertThat(twin.query(wideProbe))
                .isEqualTo(steppedTwin.query(wideProbe))
                .isNotEqualTo(new NaiveDoubleNetwork(3, 2).query(wideProbe));
    }

    @Test
    void trainEachChecksAllRowsBeforeTheFirstStep() {
        float[] probe = {0.3f, 0.6f, 0.9f};
        float[] before = network.query(probe);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.trainEach(new float[2][3], new float[][] {{1, 1}, {1}}))
                .withMessage("targets[1] has length 1, expected 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.trainEach(new float[2][3], new float[1][2]))
                .withMessage("targets has 1 rows, expected 2 as inputs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.trainEach(new float[][] {{1, 1, 1}, {}}, new float[2][2]))
                .withMessage("inputs[1] has length 0, expected 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> twin.trainEach(new double[][] {{1, 1, 1}, {}}, new double[2][2]))
                .withMessage("inputs[1] has length 0, expected 3");
        network.trainEach(new float[0][], new float[0][]);
        assertThat(network.query(probe)).isEqualTo(before);
    }
}
