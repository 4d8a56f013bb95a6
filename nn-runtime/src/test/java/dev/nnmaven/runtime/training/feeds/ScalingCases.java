package dev.nnmaven.runtime.training.feeds;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ScalingFitter;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.SampleSource;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Training;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** Networks, samples and trainings of the tests of scaling. */
public final class ScalingCases {
    public static final int ROWS = 60;

    private ScalingCases() {}

    public static NaiveNetwork network() {
        return new NaiveNetwork(3, 1);
    }

    public static Training<Samples> scaled(NaiveNetwork network) {
        return Training.of(network)
                .scaleInputs(ScalingKind.STANDARD)
                .scaleTargets(ScalingKind.MIN_MAX)
                .epochs(3)
                .batchSize(7);
    }

    /** Far from what a network likes: one input large, one tiny, one constant. */
    public static Samples raw(int count, long seed) {
        Random random = new Random(seed);
        float[][] inputs = new float[count][];
        float[][] targets = new float[count][];
        for (int n = 0; n < count; n++) {
            double x = random.nextGaussian();
            inputs[n] = new float[] {(float) (5000 + 300 * x), (float) (1e-4 * random.nextGaussian()), 17};
            targets[n] = new float[] {(float) (4000 + 800 * Math.tanh(x))};
        }
        return Samples.of(inputs, targets);
    }

    public static FittedScaling fitted(ScalingKind kind, Samples samples, boolean inputs) {
        ScalingFitter fitter = new ScalingFitter(kind, inputs ? 3 : 1);
        for (int n = 0; n < samples.size(); n++) {
            float[] row = inputs ? samples.input(n) : samples.target(n);
            double[] wide = new double[row.length];
            for (int i = 0; i < row.length; i++) {
                wide[i] = row[i];
            }
            fitter.add(wide);
        }
        return fitter.fitted();
    }

    public static Samples byHand(Samples samples, FittedScaling inputs, FittedScaling targets) {
        float[][] in = new float[samples.size()][3];
        float[][] out = new float[samples.size()][1];
        for (int n = 0; n < in.length; n++) {
            for (int i = 0; i < 3; i++) {
                in[n][i] = (float) inputs.apply(i, samples.input(n)[i]);
            }
            out[n][0] = (float) targets.apply(0, samples.target(n)[0]);
        }
        return Samples.of(in, out);
    }

    public static float[][] inputs(Samples samples) {
        float[][] inputs = new float[samples.size()][];
        Arrays.setAll(inputs, samples::input);
        return inputs;
    }

    public static DoubleSamples wide(Samples samples) {
        double[][] inputs = new double[samples.size()][3];
        double[][] targets = new double[samples.size()][1];
        for (int n = 0; n < inputs.length; n++) {
            for (int i = 0; i < 3; i++) {
                inputs[n][i] = samples.input(n)[i];
            }
            targets[n][0] = samples.target(n)[0];
        }
        return DoubleSamples.of(inputs, targets);
    }

    /** In double from the network's output on, as the training computes it. */
    public static double meanSquaredError(NaiveNetwork network, Samples samples) {
        double sum = 0;
        for (int n = 0; n < samples.size(); n++) {
            float[] inputs = network.contract().scale(samples.input(n));
            double answer = network.contract().targetScaling().undo(0, network.query(inputs)[0]);
            double error = samples.target(n)[0] - answer;
            sum += error * error;
        }
        return sum / samples.size();
    }

    public static void refused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    /** Samples in parts of 25, in order. */
    public static final class Source implements SampleSource<Samples> {
        private final Samples samples;
        public int opened;

        public Source(Samples samples) {
            this.samples = samples;
        }

        @Override
        public int inputSize() {
            return 3;
        }

        @Override
        public int targetSize() {
            return 1;
        }

        @Override
        public Reader<Samples> open() {
            opened++;
            Iterator<Samples> parts = List.of(samples.subset(0, 25), samples.subset(25, 50), samples.subset(50, ROWS))
                    .iterator();
            return new Reader<>() {
                @Override
                public Samples next() {
                    return parts.hasNext() ? parts.next() : null;
                }

                @Override
                public void close() {}
            };
        }
    }
}
