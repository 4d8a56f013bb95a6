package dev.nnmaven.plugin;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Training;
import java.util.List;
import java.util.Random;

/** The trainings that the files in {@code resources/earlier} are from. What they use must stay as it is. */
final class EarlierTrainings {
    private static final int COUNT = 60;

    private EarlierTrainings() {}

    static Samples flowers() {
        Random random = new Random(3);
        float[][] inputs = new float[COUNT][4];
        float[][] targets = new float[COUNT][3];
        int[] labels = new int[COUNT];
        for (int n = 0; n < COUNT; n++) {
            labels[n] = n % 3;
            targets[n][labels[n]] = 1;
            for (int i = 0; i < 4; i++) {
                inputs[n][i] = 5 * i + labels[n] + (float) random.nextGaussian();
            }
        }
        return Samples.of(inputs, targets, labels)
                .withNames(List.of("sepalLength", "sepalWidth", "petalLength", "petalWidth"), List.of("a", "b", "c"));
    }

    static Training<Samples> flowers(Network network) {
        return Training.of(network)
                .scaleInputs(ScalingKind.STANDARD)
                .epochs(6)
                .batchSize(4)
                .validationSplit(0.2)
                .earlyStopping(20);
    }

    static DoubleSamples prices() {
        Random random = new Random(4);
        double[][] inputs = new double[COUNT][3];
        double[][] targets = new double[COUNT][1];
        for (int n = 0; n < COUNT; n++) {
            for (int i = 0; i < 3; i++) {
                inputs[n][i] = 100 * random.nextDouble();
            }
            targets[n][0] = 3 * inputs[n][0] - inputs[n][1] + 40;
        }
        return DoubleSamples.of(inputs, targets);
    }

    static Training<DoubleSamples> prices(DoubleNetwork network) {
        return Training.of(network)
                .scaleInputs(ScalingKind.MIN_MAX)
                .scaleTargets(ScalingKind.STANDARD)
                .epochs(6);
    }

    static Samples plain() {
        Random random = new Random(5);
        float[][] inputs = new float[COUNT][20];
        float[][] targets = new float[COUNT][2];
        for (int n = 0; n < COUNT; n++) {
            for (int i = 0; i < 20; i++) {
                inputs[n][i] = random.nextFloat();
            }
            targets[n][0] = inputs[n][0] > inputs[n][1] ? 0.99f : 0.01f;
            targets[n][1] = 1 - targets[n][0];
        }
        return Samples.of(inputs, targets);
    }

    static Training<Samples> plain(Network network) {
        return Training.of(network).epochs(6);
    }
}
