package dev.nnmaven.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrainingTest {
    @Test
    void everyEpochTakesEverySampleInItsOwnFixedOrder() {
        List<Integer> seen = new ArrayList<>();
        Training.of(new Recorder(seen)).epochs(3).shuffleSeed(7).run(numbered(6));
        // Written down once. Another order on another JVM fails here.
        assertThat(seen).containsExactly(3, 0, 1, 2, 5, 4, 2, 4, 3, 5, 1, 0, 4, 3, 0, 2, 1, 5);
    }

    @Test
    void orderDependsOnSeedAndEpochOnly() {
        List<Integer> all = new ArrayList<>();
        Training<Samples> training = Training.of(new Recorder(all)).shuffleSeed(7);
        training.epochs(3).run(numbered(50));
        List<Integer> first = List.copyOf(all.subList(0, 50));
        assertThat(all.subList(50, 100)).isNotEqualTo(first).hasSameElementsAs(first);
        all.clear();
        training.run(numbered(50));
        assertThat(all).isEqualTo(first);
        all.clear();
        training.shuffleSeed(8).run(numbered(50));
        assertThat(all).isNotEqualTo(first).hasSameElementsAs(first);
        all.clear();
        training.inOrder().run(numbered(50));
        assertThat(all).isSorted().hasSize(50);
    }

    @Test
    void networksOfBothPrecisionsLearn() {
        float[][] inputs = {{0, 1}, {1, 0}, {1, 1}, {0, 0}};
        float[][] targets = {{0.01f, 0.99f}, {0.99f, 0.01f}, {0.99f, 0.99f}, {0.5f, 0.5f}};
        NaiveNetwork network = new NaiveNetwork(2, 2);
        TrainingSummary summary = Training.of(network).epochs(5000).run(Samples.of(inputs, targets));
        assertThat(summary.steps()).isEqualTo(20_000);
        assertThat(summary.epochs()).isEqualTo(5000);
        assertThat(network.query(new float[] {0, 1})[1]).isGreaterThan(0.9f);
        assertThat(network.query(new float[] {1, 0})[1]).isLessThan(0.7f);

        NaiveDoubleNetwork twin = new NaiveDoubleNetwork(2, 2);
        Training.of(twin).epochs(5000).run(DoubleSamples.of(widened(inputs), widened(targets)));
        assertThat(twin.query(new double[] {0, 1})[1])
                .isCloseTo(network.query(new float[] {0, 1})[1], org.assertj.core.data.Offset.offset(1e-4));
    }

    @Test
    void listenerHearsEverythingInOrder() {
        List<String> heard = new ArrayList<>();
        AtomicLong clock = new AtomicLong();
        TrainingSummary summary = Training.of(new Recorder(new ArrayList<>()))
                .epochs(2)
                .clock(() -> clock.getAndAdd(1_000_000_000))
                .listener(new TrainingListener() {
                    @Override
                    public void started(Progress progress) {
                        heard.add("started " + progress.totalSteps() + " " + progress.remainingNanos());
                    }

                    @Override
                    public void stepped(Progress progress) {
                        heard.add(progress.epoch() + "/" + progress.epochs() + " " + progress.step() + "/"
                                + progress.stepsPerEpoch() + " " + progress.totalSteps() + " "
                                + progress.samplesPerSecond() + " " + progress.remainingNanos());
                    }

                    @Override
                    public void epochFinished(Progress progress) {
                        heard.add("epoch " + progress.epoch());
                    }

                    @Override
                    public void finished(TrainingSummary summary) {
                        heard.add("finished " + summary);
                    }
                })
                .run(numbered(2));
        assertThat(summary).isEqualTo(new TrainingSummary(2, 4, Duration.ofSeconds(9)));
        assertThat(heard)
                .containsExactly(
                        "started 0 -1",
                        "1/2 1/2 1 1.0 6000000000",
                        "1/2 2/2 2 0.6666666666666666 4000000000",
                        "epoch 1",
                        "2/2 1/2 3 0.6 2000000000",
                        "2/2 2/2 4 0.5714285714285714 0",
                        "epoch 2",
                        "finished 2 epochs, 4 steps in 0:09, 0.44 samples/s");
    }

    @Test
    void failureEndsTheTrainingAndTheListenerHears() {
        List<String> heard = new ArrayList<>();
        IllegalStateException failure = new IllegalStateException("enough");
        assertThatThrownBy(() -> Training.of(new Recorder(new ArrayList<>()))
                        .listener(new TrainingListener() {
                            @Override
                            public void stepped(Progress progress) {
                                if (progress.step() == 2) {
                                    throw failure;
                                }
                            }

                            @Override
                            public void finished(TrainingSummary summary) {
                                heard.add("finished");
                            }

                            @Override
                            public void aborted(Progress progress) {
                                heard.add("aborted after " + progress.step());
                            }
                        })
                        .run(numbered(3)))
                .isSameAs(failure);
        assertThat(heard).containsExactly("aborted after 2");
    }

    @Test
    void samplesOfOtherSizesAreRefused() {
        List<Integer> seen = new ArrayList<>();
        assertThatThrownBy(() -> Training.of(new Recorder(seen)).run(Samples.of(new float[1][2], new float[1][1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found samples with 2 inputs, expected 1 as in the network");
        assertThatThrownBy(() -> Training.of(new Recorder(seen)).run(Samples.of(new float[1][1], new float[1][3])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found samples with 3 targets, expected 1 as in the network");
        assertThatThrownBy(() -> Training.of(new Recorder(seen)).epochs(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("epochs: found 0, expected at least 1");
        assertThat(seen).isEmpty();
    }

    @Test
    void stepsMakeNoGarbage() throws ReflectiveOperationException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Training<Samples> training = Training.of(new NaiveNetwork(1, 1)).listener(ConsoleProgress.lines(nowhere));
        Samples samples = numbered(20_000);
        training.run(samples);
        long before = allocatedBytes();
        training.run(samples);
        long perRun = allocatedBytes() - before;
        // The order takes 80,000 bytes and the line shown a few thousand; one object per step would take 320,000.
        assertThat(perRun).isBetween(80_000L, 160_000L);
    }

    /** By reflection: the module under test must not require the management modules. */
    private static long allocatedBytes() throws ReflectiveOperationException {
        Object bean = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        Method allocated =
                Class.forName("com.sun.management.ThreadMXBean").getMethod("getThreadAllocatedBytes", long.class);
        return (long) allocated.invoke(bean, Thread.currentThread().getId());
    }

    private static Samples numbered(int count) {
        float[][] inputs = new float[count][1];
        for (int i = 0; i < count; i++) {
            inputs[i][0] = i;
        }
        return Samples.of(inputs, new float[count][1]);
    }

    private static double[][] widened(float[][] values) {
        double[][] widened = new double[values.length][values[0].length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values[i].length; j++) {
                widened[i][j] = values[i][j];
            }
        }
        return widened;
    }

    /** Learns nothing but which inputs it saw. */
    private record Recorder(List<Integer> seen) implements Network {
        @Override
        public int inputSize() {
            return 1;
        }

        @Override
        public int outputSize() {
            return 1;
        }

        @Override
        public float[] query(float[] inputs) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void query(float[] inputs, float[] outputs) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void train(float[] inputs, float[] targets) {
            seen.add((int) inputs[0]);
        }

        @Override
        public void train(float[][] inputs, float[][] targets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void threads(int threads) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void save(Path file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void load(Path file) {
            throw new UnsupportedOperationException();
        }
    }
}
