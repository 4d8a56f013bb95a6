package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.Network;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Networks and listeners that write down what happens to them. */
public final class Fakes {
    private Fakes() {}

    /** Writes down all it hears. */
    public record Listing(List<String> heard) implements TrainingListener {
        @Override
        public void started(Progress progress) {
            heard.add("started " + progress.totalSteps() + " " + progress.remainingNanos());
        }

        @Override
        public void stepped(Progress progress) {
            heard.add(progress.epoch() + "/" + progress.epochs() + " " + progress.sample() + "/"
                    + progress.samplesPerEpoch() + " " + progress.step() + "/" + progress.stepsPerEpoch() + " "
                    + progress.totalSamples() + " " + progress.totalSteps() + " " + progress.samplesPerSecond() + " "
                    + progress.remainingNanos());
        }

        @Override
        public void epochFinished(Progress progress) {
            heard.add("epoch " + progress.epoch());
        }

        @Override
        public void finished(TrainingSummary summary) {
            heard.add("finished " + summary);
        }
    }

    /** Interrupts the training once. */
    public static final class InterruptAtStep implements TrainingListener {
        private final int cut;
        private int steps;

        public InterruptAtStep(int cut) {
            this.cut = cut;
        }

        @Override
        public void stepped(Progress progress) {
            if (++steps == cut) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Learns nothing but which inputs it saw. */
    public static class Recorder implements Unable {
        private final List<Integer> seen;

        public Recorder(List<Integer> seen) {
            this.seen = seen;
        }

        @Override
        public void train(float[] inputs, float[] targets) {
            seen.add((int) inputs[0]);
        }
    }

    /** Learns nothing but which inputs it saw together, and how many threads it may use. */
    public record BatchRecorder(List<List<Integer>> seen, List<Integer> threads) implements Unable {
        @Override
        public void train(float[][] inputs, float[][] targets) {
            seen.add(Arrays.stream(inputs).map(input -> (int) input[0]).toList());
        }

        @Override
        public void threads(int threads) {
            this.threads.add(threads);
        }
    }

    /** A network of one input and one output that can do nothing. */
    public interface Unable extends Network {
        @Override
        default int inputSize() {
            return 1;
        }

        @Override
        default int outputSize() {
            return 1;
        }

        @Override
        default float[] query(float[] inputs) {
            float[] outputs = new float[outputSize()];
            query(inputs, outputs);
            return outputs;
        }

        @Override
        default void query(float[] inputs, float[] outputs) {
            throw new UnsupportedOperationException();
        }

        @Override
        default void train(float[] inputs, float[] targets) {
            throw new UnsupportedOperationException();
        }

        @Override
        default void train(float[][] inputs, float[][] targets) {
            throw new UnsupportedOperationException();
        }

        @Override
        default void threads(int threads) {
            throw new UnsupportedOperationException();
        }

        @Override
        default float learningRate() {
            return 0.1f;
        }

        @Override
        default void learningRate(float rate) {
            throw new UnsupportedOperationException();
        }

        @Override
        default void save(Path file) {
            throw new UnsupportedOperationException();
        }

        @Override
        default void load(Path file) {
            throw new UnsupportedOperationException();
        }
    }
}
