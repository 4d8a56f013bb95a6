package dev.nnmaven.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.console.ProgressLine;
import dev.nnmaven.runtime.training.console.Screen;
import dev.nnmaven.runtime.training.console.Terminal;
import dev.nnmaven.runtime.training.loop.Steps;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleProgressTest {
    private static final String END = System.lineSeparator();

    private long now;

    /** As wide as it is told to be. */
    private static final class Drawing implements Screen {
        private final StringBuilder out = new StringBuilder();
        private int columns;

        Drawing(int columns) {
            this.columns = columns;
        }

        @Override
        public void print(String text) {
            out.append(text);
        }

        @Override
        public boolean redraws() {
            return true;
        }

        @Override
        public int columns() {
            return columns;
        }

        /** What is drawn between two returns of the cursor. */
        List<String> drawn() {
            return Arrays.stream(out.toString().split("\r|" + END))
                    .filter(text -> !text.isEmpty())
                    .toList();
        }

        /** What stays to be read: of each line what was drawn last. */
        List<String> left() {
            return Arrays.stream(out.toString().split(END))
                    .map(line -> line.substring(line.lastIndexOf('\r') + 1).stripTrailing())
                    .toList();
        }
    }

    @Test
    void linesOncePerEpochAndEveryTenSeconds() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // 50 steps of 0.25 s: an epoch takes 12.5 s.
        run(lines(out), 2, 50, 250_000_000);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("epoch 1/2  80%  0:15 left  4.00 samples/s" + END
                        + "epoch 1/2 100%  0:13 left  4.00 samples/s" + END
                        + "epoch 2/2  80%  0:03 left  4.00 samples/s" + END
                        + "epoch 2/2 100%  0:00 left  4.00 samples/s" + END);
    }

    @Test
    void quickEpochsGetALineEach() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        run(lines(out), 3, 1000, 1000);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "epoch 1/3 100%  0:00 left  1000000 samples/s",
                        "epoch 2/3 100%  0:00 left  1000000 samples/s", "epoch 3/3 100%  0:00 left  1000000 samples/s");
    }

    @Test
    void slowStepsLeaveOneLineOfAWholeEpoch() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        run(lines(out), 2, 1, 60_000_000_000L);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "epoch 1/2 100%  1:00 left  0.02 samples/s", "epoch 2/2 100%  0:00 left  0.02 samples/s");
    }

    @Test
    void barIsRedrawnInPlaceUntilTheEpochIsDone() {
        Drawing screen = new Drawing(80);
        run(new ConsoleProgress(screen), 1, 4, 60_000_000_000L);
        assertThat(screen.out.toString())
                .isEqualTo("\repoch 1/1  25%  [======                  ]  3:00 left  0.02 samples/s"
                        + "\repoch 1/1  50%  [============            ]  2:00 left  0.02 samples/s"
                        + "\repoch 1/1  75%  [==================      ]  1:00 left  0.02 samples/s"
                        + "\repoch 1/1 100%  [========================]  0:00 left  0.02 samples/s"
                        + "\repoch 1/1 100%  0:00 left  0.02 samples/s" + " ".repeat(28) + END);
    }

    @Test
    void shorterLineCoversTheLongerOneBefore() {
        Drawing screen = new Drawing(80);
        run(new ConsoleProgress(screen), 1, 3, 3_600_000_000_000L);
        List<String> drawn = screen.drawn();
        assertThat(drawn.get(0)).contains("2:00:00 left").doesNotEndWith(" ");
        assertThat(drawn.get(2))
                .hasSameSizeAs(drawn.get(1))
                .contains("0:00 left")
                .endsWith("   ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 20, 30, 40, 41, 60, 79, 80, 81, 100, 120, 200})
    void nothingIsWiderThanTheTerminal(int columns) {
        for (EpochResult result : List.of(
                Steps.NONE,
                new EpochResult(1, OptionalDouble.of(0.5), OptionalDouble.empty(), Map.of()),
                new EpochResult(1, OptionalDouble.of(0.5), OptionalDouble.of(0.25), Map.of("accuracy", 0.875)),
                new EpochResult(1, OptionalDouble.of(0.5), OptionalDouble.of(0.25), Map.of("正解率".repeat(9), 0.875)))) {
            Drawing screen = new Drawing(columns);
            now = 0;
            run(new ConsoleProgress(screen), 2, 7, 100_000_000_000L, result);
            assertThat(screen.drawn())
                    .allSatisfy(text -> assertThat(ProgressLine.width(text)).isLessThan(columns));
            assertThat(screen.left()).hasSize(2);
        }
    }

    @Test
    void lossesComeFirstAndLastEpochsAreMarked() {
        EpochResult result =
                new EpochResult(1, OptionalDouble.of(0.5), OptionalDouble.of(0.25), Map.of("accuracy", 0.875));
        assertThat(drawn(200, result))
                .contains(
                        "epoch 1/2 100%  loss 0.5000, validation loss 0.2500, accuracy 0.8750  0:04 left  1.00 samples/s",
                        "epoch 2/2  50%  epoch 1: loss 0.5000, validation loss 0.2500, accuracy 0.8750"
                                + "  [============            ]  0:02 left  1.00 samples/s");
        assertThat(drawn(80, result))
                .contains(
                        "epoch 1/2 100%  loss 0.5000, validation loss 0.2500, accuracy 0.8750  0:04 left",
                        "epoch 2/2  50%  epoch 1: loss 0.5000, val 0.2500, accuracy 0.8750  0:02 left");
        assertThat(drawn(40, result))
                .contains("epoch 1/2 100%  loss 0.5000, val 0.2500", "epoch 2/2  50%  epoch 1: loss 0.5000");
        EpochResult validation = new EpochResult(1, OptionalDouble.empty(), OptionalDouble.of(0.25), Map.of());
        assertThat(drawn(80, validation))
                .contains(
                        "epoch 1/2 100%  validation loss 0.2500  0:04 left  1.00 samples/s",
                        "epoch 2/2  50%  epoch 1: validation loss 0.2500  [========         ]  0:02 left");
        assertThat(drawn(40, validation))
                .contains("epoch 1/2 100%  val 0.2500  0:04 left", "epoch 2/2  50%  epoch 1: val 0.2500");
        assertThat(drawn(38, result)).contains("epoch 1/2  loss 0.5000, val 0.2500");
    }

    private List<String> drawn(int columns, EpochResult result) {
        Drawing screen = new Drawing(columns);
        now = 0;
        run(new ConsoleProgress(screen), 2, 4, 1_000_000_000L, result);
        return screen.drawn().stream().map(String::stripTrailing).toList();
    }

    @Test
    void aTerminalThatIsMadeNarrowerIsFollowed() {
        Drawing screen = new Drawing(80);
        ConsoleProgress console = new ConsoleProgress(screen);
        Steps course = new Steps(1, 4, () -> now);
        console.started(course.progress());
        for (int columns : new int[] {80, 40, 30, 200}) {
            screen.columns = columns;
            course.trained(1);
            now += 1_000_000_000;
            console.stepped(course.progress());
        }
        assertThat(screen.drawn())
                .containsExactly(
                        "epoch 1/1  25%  [======                  ]  0:03 left  1.00 samples/s",
                        "epoch 1/1  50%  [=====     ]  0:02 left",
                        "epoch 1/1  75%  0:01 left    ",
                        "epoch 1/1 100%  [========================]  0:00 left  1.00 samples/s");
    }

    @Test
    void aMessageOfTheLogDoesNotStartBehindTheBar() {
        Drawing screen = new Drawing(80);
        Samples samples = Data.floats(64, 1);
        samples.input(3)[0] = 1000;
        Training.of(Data.network())
                .epochs(2)
                .inOrder()
                .clock(() -> now += 1_000_000_000L)
                .listener(new ConsoleProgress(screen))
                .listener(new TrainingListener() {
                    @Override
                    public void warned(TrainingWarning warning, String advice) {
                        screen.print("<" + warning + ">" + END);
                    }
                })
                .trainingLoss()
                .metric("hides", (outputs, targets) -> 1)
                .loss((outputs, targets) -> 1)
                .epochs(9)
                .run(samples);
        assertThat(screen.left()).contains("<UNSCALED_INPUTS>", "<LOSS_DOES_NOT_FALL>");
    }

    @Test
    void barIsNotRedrawnMoreOftenThanEyesCanFollow() {
        Drawing screen = new Drawing(80);
        run(new ConsoleProgress(screen), 1, 100_000, 10_000);
        assertThat(screen.out.chars().filter(c -> c == '\r').count()).isBetween(4L, 6L);
        assertThat(screen.left()).hasSize(1);
    }

    @Test
    void lossesOfTheLastEpochAreShown() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Training.of(Data.network())
                .epochs(2)
                .loss((outputs, targets) -> 0.0123456)
                .validation(Data.floats(5, 1))
                .trainingLoss()
                .clock(() -> now += 6_000_000_000L)
                .listener(lines(out))
                .run(Data.floats(128, 2));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.startsWith("epoch 1/2 100%  loss 0.01235, validation loss 0.01235  "))
                .anyMatch(line -> line.startsWith("epoch 2/2  50%  epoch 1: loss 0.01235, validation loss 0.01235  "))
                .noneMatch(line -> line.startsWith("epoch 1/2  50%") && line.contains("loss"));
    }

    @Test
    void manyQuickEpochsAreShownFromTimeToTime() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // An epoch takes 50 ms.
        run(lines(out), 65, 50, 1_000_000);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().map(line -> line.substring(0, 8)))
                .containsExactly(
                        "epoch 1/",
                        "epoch 2/",
                        "epoch 3/",
                        "epoch 4/",
                        "epoch 5/",
                        "epoch 6/",
                        "epoch 7/",
                        "epoch 8/",
                        "epoch 9/",
                        "epoch 10",
                        "epoch 30",
                        "epoch 50",
                        "epoch 65");
        Drawing bar = new Drawing(80);
        now = 0;
        run(new ConsoleProgress(bar), 65, 50, 1_000_000);
        assertThat(bar.left()).hasSize(13).allMatch(line -> line.contains(" 100%"));
        assertThat(bar.drawn()).anyMatch(line -> line.startsWith("epoch 35/65 "));
    }

    @Test
    void unknownNumberOfSamplesHasNoEnd() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Drawing screen = new Drawing(80);
        for (ConsoleProgress console : new ConsoleProgress[] {lines(out), new ConsoleProgress(screen)}) {
            now = 0;
            Steps course = new Steps(2, -1, () -> now);
            console.started(course.progress());
            course.startEpoch(1);
            course.trained(30);
            now = 15_000_000_000L;
            console.stepped(course.progress());
            course.epochDone(Steps.NONE);
            console.epochFinished(course.progress());
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("epoch 1/2 30 samples  2.00 samples/s" + END + "epoch 1/2 100%  0:15 left  2.00 samples/s"
                        + END);
        assertThat(screen.out.toString())
                .isEqualTo(
                        "\repoch 1/2 30 samples  2.00 samples/s" + "\repoch 1/2 100%  0:15 left  2.00 samples/s" + END);
    }

    @Test
    void moreSamplesThanBeforeAreCounted() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConsoleProgress console = lines(out);
        Steps course = new Steps(1, 20, () -> now);
        console.started(course.progress());
        course.trained(30);
        now = 15_000_000_000L;
        console.stepped(course.progress());
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("epoch 1/1 30 samples  ");
    }

    @Test
    void theEpochThatStoppedATrainingIsShown() {
        Drawing screen = new Drawing(80);
        ConsoleProgress console = new ConsoleProgress(screen);
        // Epochs of a millisecond, of which the eleventh and later are hardly shown.
        run(console, 500, 1, 1_000_000, Steps.NONE, 14);
        assertThat(screen.left()).hasSize(12);
        assertThat(screen.left().get(10)).startsWith("epoch 14/500 100%");
        assertThat(screen.left().get(11)).startsWith("stopped early after epoch ");
    }

    @Test
    void earlyEndIsTold() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConsoleProgress console = lines(out);
        console.finished(summary(TrainingEnd.ALL_EPOCHS));
        assertThat(out.size()).isZero();
        console.finished(summary(TrainingEnd.EARLY_STOPPING));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("stopped early after epoch 3, weights of epoch 2" + END);
    }

    @Test
    void abortedBarLeavesTheCursorOnANewLine() {
        Drawing screen = new Drawing(80);
        ConsoleProgress console = new ConsoleProgress(screen);
        Steps course = new Steps(1, 2, () -> now);
        console.started(course.progress());
        console.aborted(course.progress());
        assertThat(screen.out).isEmpty();
        course.startEpoch(1);
        course.trained(1);
        now += 1_000_000_000;
        console.stepped(course.progress());
        console.aborted(course.progress());
        assertThat(screen.out.toString()).endsWith("samples/s" + END);
    }

    @Test
    void withoutATerminalLinesGoToStandardOutput() {
        // Builds and tests have no terminal on their standard output.
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            if (Terminal.find() == null) {
                run(ConsoleProgress.create(), 1, 1, 1_000_000_000);
                assertThat(out.toString(StandardCharsets.UTF_8))
                        .isEqualTo("epoch 1/1 100%  0:00 left  1.00 samples/s" + END);
            }
        } finally {
            System.setOut(before);
        }
    }

    private static ConsoleProgress lines(ByteArrayOutputStream out) {
        return ConsoleProgress.lines(new PrintStream(out, false, StandardCharsets.UTF_8));
    }

    private void run(ConsoleProgress console, int epochs, int steps, long nanosPerStep) {
        run(console, epochs, steps, nanosPerStep, Steps.NONE);
    }

    private void run(ConsoleProgress console, int epochs, int steps, long nanosPerStep, EpochResult result) {
        run(console, epochs, steps, nanosPerStep, result, epochs);
    }

    private void run(
            ConsoleProgress console, int epochs, int steps, long nanosPerStep, EpochResult result, int lastEpoch) {
        Steps course = new Steps(epochs, steps, () -> now);
        console.started(course.progress());
        for (int epoch = 1; epoch <= lastEpoch; epoch++) {
            course.startEpoch(epoch);
            for (int step = 0; step < steps; step++) {
                course.trained(1);
                now += nanosPerStep;
                console.stepped(course.progress());
            }
            course.epochDone(result);
            console.epochFinished(course.progress());
        }
        console.finished(summary(lastEpoch < epochs ? TrainingEnd.EARLY_STOPPING : TrainingEnd.ALL_EPOCHS));
    }

    private static TrainingSummary summary(TrainingEnd end) {
        return new TrainingSummary(
                3, 30, 30, Duration.ofSeconds(1), List.of(), OptionalInt.of(2), end, OptionalInt.empty());
    }
}
