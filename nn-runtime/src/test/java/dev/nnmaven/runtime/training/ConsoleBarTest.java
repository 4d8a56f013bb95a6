package dev.nnmaven.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.console.ProgressLine;
import dev.nnmaven.runtime.training.loop.Steps;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a terminal, a bar is drawn in place, and fits. */
class ConsoleBarTest {
    private static final String END = System.lineSeparator();

    private final MadeUpRun training = new MadeUpRun();

    @Test
    void barIsRedrawnInPlaceUntilTheEpochIsDone() {
        Drawing screen = new Drawing(80);
        training.run(new ConsoleProgress(screen), 1, 4, 60_000_000_000L);
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
        training.run(new ConsoleProgress(screen), 1, 3, 3_600_000_000_000L);
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
            training.now = 0;
            training.run(new ConsoleProgress(screen), 2, 7, 100_000_000_000L, result);
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
        training.now = 0;
        training.run(new ConsoleProgress(screen), 2, 4, 1_000_000_000L, result);
        return screen.drawn().stream().map(String::stripTrailing).toList();
    }

    @Test
    void aTerminalThatIsMadeNarrowerIsFollowed() {
        Drawing screen = new Drawing(80);
        ConsoleProgress console = new ConsoleProgress(screen);
        Steps course = new Steps(1, 4, () -> training.now);
        console.started(course.progress());
        for (int columns : new int[] {80, 40, 30, 200}) {
            screen.columns = columns;
            course.trained(1);
            training.now += 1_000_000_000;
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
                .clock(() -> training.now += 1_000_000_000L)
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
        training.run(new ConsoleProgress(screen), 1, 100_000, 10_000);
        assertThat(screen.out.chars().filter(c -> c == '\r').count()).isBetween(4L, 6L);
        assertThat(screen.left()).hasSize(1);
    }

    @Test
    void theEpochThatStoppedATrainingIsShown() {
        Drawing screen = new Drawing(80);
        ConsoleProgress console = new ConsoleProgress(screen);
        // Epochs of a millisecond, of which the eleventh and later are hardly shown.
        training.run(console, 500, 1, 1_000_000, Steps.NONE, 14);
        assertThat(screen.left()).hasSize(12);
        assertThat(screen.left().get(10)).startsWith("epoch 14/500 100%");
        assertThat(screen.left().get(11)).startsWith("stopped early after epoch ");
    }

    @Test
    void abortedBarLeavesTheCursorOnANewLine() {
        Drawing screen = new Drawing(80);
        ConsoleProgress console = new ConsoleProgress(screen);
        Steps course = new Steps(1, 2, () -> training.now);
        console.started(course.progress());
        console.aborted(course.progress());
        assertThat(screen.out).isEmpty();
        course.startEpoch(1);
        course.trained(1);
        training.now += 1_000_000_000;
        console.stepped(course.progress());
        console.aborted(course.progress());
        assertThat(screen.out.toString()).endsWith("samples/s" + END);
    }
}
