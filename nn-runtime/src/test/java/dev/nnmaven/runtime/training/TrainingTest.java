package dev.nnmaven.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrainingTest {
    @Test
    void everyEpochTakesEverySampleInItsOwnFixedOrder() {
        List<Integer> seen = new ArrayList<>();
        Training.of(new Fakes.Recorder(seen)).epochs(3).shuffleSeed(7).run(numbered(6));
        // Written down once. Another order on another JVM fails here.
        assertThat(seen).containsExactly(3, 0, 1, 2, 5, 4, 2, 4, 3, 5, 1, 0, 4, 3, 0, 2, 1, 5);
    }

    @Test
    void orderDependsOnSeedAndEpochOnly() {
        List<Integer> all = new ArrayList<>();
        Training<Samples> training = Training.of(new Fakes.Recorder(all)).shuffleSeed(7);
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
        TrainingSummary summary = Training.of(new Fakes.Recorder(new ArrayList<>()))
                .epochs(2)
                .clock(() -> clock.getAndAdd(1_000_000_000))
                .listener(new Fakes.Listing(heard))
                .run(numbered(130));
        assertThat(summary)
                .isEqualTo(new TrainingSummary(
                        2,
                        260,
                        260,
                        Duration.ofSeconds(13),
                        List.of(),
                        OptionalInt.empty(),
                        TrainingEnd.ALL_EPOCHS,
                        OptionalInt.empty()));
        assertThat(heard)
                .containsExactly(
                        "started 0 -1",
                        "1/2 64/130 64/130 64 64 64.0 6125000000",
                        "1/2 128/130 128/130 128 128 42.666666666666664 4125000000",
                        "1/2 130/130 130/130 130 130 26.0 6000000000",
                        "epoch 1",
                        "2/2 64/130 64/130 194 194 27.714285714285715 2721649484",
                        "2/2 128/130 128/130 258 258 28.666666666666668 77519379",
                        "2/2 130/130 130/130 260 260 23.636363636363637 0",
                        "epoch 2",
                        "finished 2 epochs, 260 steps in 0:13, 20 samples/s");
    }

    @Test
    void batchesAreCountedAsSamplesAndSteps() {
        List<String> heard = new ArrayList<>();
        AtomicLong clock = new AtomicLong();
        List<List<Integer>> seen = new ArrayList<>();
        TrainingSummary summary = Training.of(new Fakes.BatchRecorder(seen, new ArrayList<>()))
                .batchSize(4)
                .epochs(2)
                .inOrder()
                .clock(() -> clock.getAndAdd(1_000_000_000))
                .listener(new Fakes.Listing(heard))
                .run(numbered(10));
        assertThat(summary)
                .isEqualTo(new TrainingSummary(
                        2,
                        20,
                        6,
                        Duration.ofSeconds(13),
                        List.of(),
                        OptionalInt.empty(),
                        TrainingEnd.ALL_EPOCHS,
                        OptionalInt.empty()));
        assertThat(summary.samplesPerSecond()).isEqualTo(20 / 13.0);
        assertThat(heard)
                .containsExactly(
                        "started 0 -1",
                        "1/2 4/10 1/3 4 1 4.0 8000000000",
                        "1/2 8/10 2/3 8 2 2.6666666666666665 6000000000",
                        "1/2 10/10 3/3 10 3 2.0 6000000000",
                        "epoch 1",
                        "2/2 4/10 1/3 14 4 2.0 3428571428",
                        "2/2 8/10 2/3 18 5 2.0 1111111111",
                        "2/2 10/10 3/3 20 6 1.8181818181818181 0",
                        "epoch 2",
                        "finished 2 epochs, 6 steps in 0:13, 1.54 samples/s");
        List<List<Integer>> epoch = List.of(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7), List.of(8, 9));
        assertThat(seen.subList(0, 3)).isEqualTo(epoch).isEqualTo(seen.subList(3, 6));
    }

    @Test
    void batchesFollowTheOrderOfTheEpoch() {
        List<Integer> online = new ArrayList<>();
        Training.of(new Fakes.Recorder(online)).shuffleSeed(7).epochs(2).run(numbered(50));
        for (int size : new int[] {2, 7, 50, 51, Integer.MAX_VALUE}) {
            List<List<Integer>> seen = new ArrayList<>();
            Training.of(new Fakes.BatchRecorder(seen, new ArrayList<>()))
                    .shuffleSeed(7)
                    .epochs(2)
                    .batchSize(size)
                    .run(numbered(50));
            assertThat(seen.stream().flatMap(List::stream)).isEqualTo(online);
            assertThat(seen).hasSize(2 * (size == 2 ? 25 : size == 7 ? 8 : 1));
        }
    }

    @Test
    void batchesOfBothPrecisionsGiveTheMeanStep() {
        float[][] inputs = {{0, 1}, {1, 0}, {1, 1}};
        float[][] targets = {{0.01f, 0.99f}, {0.99f, 0.01f}, {0.5f, 0.5f}};
        NaiveNetwork network = new NaiveNetwork(2, 2);
        NaiveNetwork stepped = new NaiveNetwork(2, 2);
        Training.of(network).inOrder().batchSize(2).run(Samples.of(inputs, targets));
        stepped.train(new float[][] {inputs[0], inputs[1]}, new float[][] {targets[0], targets[1]});
        stepped.train(new float[][] {inputs[2]}, new float[][] {targets[2]});
        assertThat(network.query(inputs[0])).isEqualTo(stepped.query(inputs[0]));

        NaiveDoubleNetwork twin = new NaiveDoubleNetwork(2, 2);
        NaiveDoubleNetwork steppedTwin = new NaiveDoubleNetwork(2, 2);
        double[][] in = widened(inputs);
        double[][] out = widened(targets);
        TrainingSummary summary = Training.of(twin).inOrder().batchSize(2).run(DoubleSamples.of(in, out));
        steppedTwin.train(new double[][] {in[0], in[1]}, new double[][] {out[0], out[1]});
        steppedTwin.train(new double[][] {in[2]}, new double[][] {out[2]});
        assertThat(twin.query(in[0])).isEqualTo(steppedTwin.query(in[0]));
        assertThat(summary.steps()).isEqualTo(2);
    }

    @Test
    void networkIsToldItsThreadsBeforeTheFirstStepOnlyIfAsked() {
        List<Integer> threads = new ArrayList<>();
        List<List<Integer>> seen = new ArrayList<>();
        Training<Samples> training =
                Training.of(new Fakes.BatchRecorder(seen, threads)).batchSize(2).inOrder();
        training.run(numbered(2));
        assertThat(threads).isEmpty();
        training.threads(3)
                .listener(new TrainingListener() {
                    @Override
                    public void started(Progress progress) {
                        assertThat(threads).containsExactly(3);
                    }
                })
                .run(numbered(2));
        assertThat(threads).containsExactly(3);
    }

    @Test
    void failureEndsTheTrainingAndTheListenerHears() {
        List<String> heard = new ArrayList<>();
        IllegalStateException failure = new IllegalStateException("enough");
        assertThatThrownBy(() -> Training.of(new Fakes.Recorder(new ArrayList<>()))
                        .listener(new TrainingListener() {
                            @Override
                            public void stepped(Progress progress) {
                                if (progress.step() == 128) {
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
                        .run(numbered(200)))
                .isSameAs(failure);
        assertThat(heard).containsExactly("aborted after 128");
    }

    @Test
    void samplesOfOtherSizesAreRefused() {
        List<Integer> seen = new ArrayList<>();
        assertThatThrownBy(
                        () -> Training.of(new Fakes.Recorder(seen)).run(Samples.of(new float[1][2], new float[1][1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found samples with 2 inputs, expected 1 as in the network");
        assertThatThrownBy(
                        () -> Training.of(new Fakes.Recorder(seen)).run(Samples.of(new float[1][1], new float[1][3])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found samples with 3 targets, expected 1 as in the network");
        assertThatThrownBy(() -> Training.of(new Fakes.Recorder(seen)).epochs(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("epochs: found 0, expected at least 1");
        assertThatThrownBy(() -> Training.of(new Fakes.Recorder(seen)).batchSize(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batchSize: found 0, expected at least 1");
        assertThatThrownBy(() -> Training.of(new Fakes.Recorder(seen)).threads(1025))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threads: found 1025, expected 1 to 1024");
        assertThat(seen).isEmpty();
    }

    @Test
    void stepsMakeNoGarbage() throws ReflectiveOperationException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Training<Samples> training = Training.of(new NaiveNetwork(1, 1)).listener(ConsoleProgress.lines(nowhere));
        Samples samples = numbered(20_000);
        for (int i = 0; i < samples.size(); i++) {
            samples.input(i)[0] /= samples.size();
        }
        for (int size : new int[] {1, 3}) {
            training.batchSize(size).run(samples);
            long before = allocatedBytes();
            training.batchSize(size).run(samples);
            long perRun = allocatedBytes() - before;
            // The order takes 80,000 bytes and the line shown a few thousand; one object per step would take 100,000.
            assertThat(perRun).isBetween(80_000L, 120_000L);
        }
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
}
