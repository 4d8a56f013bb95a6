package dev.nnmaven.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.runtime.training.console.Terminal;
import dev.nnmaven.runtime.training.loop.Steps;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
    private static final String END = System.lineSeparator();

    private final MadeUpRun training = new MadeUpRun();

    @Test
    void linesOncePerEpochAndEveryTenSeconds() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // 50 steps of 0.25 s: an epoch takes 12.5 s.
        training.run(lines(out), 2, 50, 250_000_000);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("epoch 1/2  80%  0:15 left  4.00 samples/s" + END
                        + "epoch 1/2 100%  0:13 left  4.00 samples/s" + END
                        + "epoch 2/2  80%  0:03 left  4.00 samples/s" + END
                        + "epoch 2/2 100%  0:00 left  4.00 samples/s" + END);
    }

    @Test
    void quickEpochsGetALineEach() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        training.run(lines(out), 3, 1000, 1000);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "epoch 1/3 100%  0:00 left  1000000 samples/s",
                        "epoch 2/3 100%  0:00 left  1000000 samples/s", "epoch 3/3 100%  0:00 left  1000000 samples/s");
    }

    @Test
    void slowStepsLeaveOneLineOfAWholeEpoch() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        training.run(lines(out), 2, 1, 60_000_000_000L);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "epoch 1/2 100%  1:00 left  0.02 samples/s", "epoch 2/2 100%  0:00 left  0.02 samples/s");
    }

    @Test
    void lossesOfTheLastEpochAreShown() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Training.of(Data.network())
                .epochs(2)
                .loss((outputs, targets) -> 0.0123456)
                .validation(Data.floats(5, 1))
                .trainingLoss()
                .clock(() -> training.now += 6_000_000_000L)
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
        training.run(lines(out), 65, 50, 1_000_000);
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
        training.now = 0;
        training.run(new ConsoleProgress(bar), 65, 50, 1_000_000);
        assertThat(bar.left()).hasSize(13).allMatch(line -> line.contains(" 100%"));
        assertThat(bar.drawn()).anyMatch(line -> line.startsWith("epoch 35/65 "));
    }

    @Test
    void unknownNumberOfSamplesHasNoEnd() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Drawing screen = new Drawing(80);
        for (ConsoleProgress console : new ConsoleProgress[] {lines(out), new ConsoleProgress(screen)}) {
            training.now = 0;
            Steps course = new Steps(2, -1, () -> training.now);
            console.started(course.progress());
            course.startEpoch(1);
            course.trained(30);
            training.now = 15_000_000_000L;
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
        Steps course = new Steps(1, 20, () -> training.now);
        console.started(course.progress());
        course.trained(30);
        training.now = 15_000_000_000L;
        console.stepped(course.progress());
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("epoch 1/1 30 samples  ");
    }

    @Test
    void earlyEndIsTold() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConsoleProgress console = lines(out);
        console.finished(MadeUpRun.summary(TrainingEnd.ALL_EPOCHS));
        assertThat(out.size()).isZero();
        console.finished(MadeUpRun.summary(TrainingEnd.EARLY_STOPPING));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("stopped early after epoch 3, weights of epoch 2" + END);
    }

    @Test
    void withoutATerminalLinesGoToStandardOutput() {
        // Builds and tests have no terminal on their standard output.
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            if (Terminal.find() == null) {
                training.run(ConsoleProgress.create(), 1, 1, 1_000_000_000);
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
}
