package dev.nnmaven.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
    private static final String END = System.lineSeparator();

    private long now;

    @Test
    void linesOncePerEpochAndEveryTenSeconds() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // 50 steps of 0.25 s: an epoch takes 12.5 s.
        run(ConsoleProgress.lines(new PrintStream(out, false, StandardCharsets.UTF_8)), 2, 50, 250_000_000);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("epoch 1/2  80%  4.00 samples/s  0:15 left" + END
                        + "epoch 1/2 100%  4.00 samples/s  0:13 left" + END
                        + "epoch 2/2  80%  4.00 samples/s  0:03 left" + END
                        + "epoch 2/2 100%  4.00 samples/s  0:00 left" + END);
    }

    @Test
    void quickEpochsGetALineEach() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        run(ConsoleProgress.lines(new PrintStream(out, false, StandardCharsets.UTF_8)), 3, 1000, 1000);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "epoch 1/3 100%  1000000 samples/s  0:00 left",
                        "epoch 2/3 100%  1000000 samples/s  0:00 left", "epoch 3/3 100%  1000000 samples/s  0:00 left");
    }

    @Test
    void barIsRedrawnInPlaceAndEndsWithEachEpoch() {
        StringWriter out = new StringWriter();
        run(ConsoleProgress.bar(new PrintWriter(out)), 1, 4, 60_000_000_000L);
        assertThat(out.toString())
                .isEqualTo("\repoch 1/1 [======                  ]  25%  0.02 samples/s  3:00 left"
                        + "\repoch 1/1 [============            ]  50%  0.02 samples/s  2:00 left"
                        + "\repoch 1/1 [==================      ]  75%  0.02 samples/s  1:00 left"
                        + "\repoch 1/1 [========================] 100%  0.02 samples/s  0:00 left"
                        + "\repoch 1/1 [========================] 100%  0.02 samples/s  0:00 left" + END);
    }

    @Test
    void shorterLineCoversTheLongerOneBefore() {
        StringWriter out = new StringWriter();
        run(ConsoleProgress.bar(new PrintWriter(out)), 1, 2, 3_600_000_000_000L);
        String[] drawn = out.toString().stripTrailing().split("\r");
        assertThat(drawn[1]).endsWith("1:00:00 left");
        assertThat(drawn[2]).hasSameSizeAs(drawn[1]).endsWith("0:00 left   ");
    }

    @Test
    void barIsNotRedrawnMoreOftenThanEyesCanFollow() {
        StringWriter out = new StringWriter();
        run(ConsoleProgress.bar(new PrintWriter(out)), 1, 100_000, 10_000);
        assertThat(out.toString().chars().filter(c -> c == '\r').count()).isBetween(9L, 11L);
        assertThat(out.toString().lines().count())
                .isEqualTo(1 + out.toString().chars().filter(c -> c == '\r').count());
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
                .listener(ConsoleProgress.lines(new PrintStream(out, false, StandardCharsets.UTF_8)))
                .run(Data.floats(128, 2));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.startsWith("epoch 1/2 100%")
                        && line.endsWith(" left  loss 0.01235, validation loss 0.01235"))
                .anyMatch(line -> line.startsWith("epoch 2/2  50%")
                        && line.endsWith(" left  loss 0.01235, validation loss 0.01235"))
                .noneMatch(line -> line.startsWith("epoch 1/2  50%") && line.contains("loss"));
    }

    @Test
    void manyQuickEpochsAreShownFromTimeToTime() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // An epoch takes 50 ms.
        run(ConsoleProgress.lines(new PrintStream(out, false, StandardCharsets.UTF_8)), 65, 50, 1_000_000);
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
        StringWriter bar = new StringWriter();
        now = 0;
        run(ConsoleProgress.bar(new PrintWriter(bar)), 65, 50, 1_000_000);
        assertThat(bar.toString().split(END)).hasSize(13);
        assertThat(bar.toString()).contains("epoch 33/65 [");
    }

    @Test
    void unknownNumberOfSamplesHasNoEnd() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ConsoleProgress console : new ConsoleProgress[] {
            ConsoleProgress.lines(new PrintStream(out, true, StandardCharsets.UTF_8)),
            ConsoleProgress.bar(new PrintWriter(out, true, StandardCharsets.UTF_8))
        }) {
            now = 0;
            Progress progress = new Progress(2, -1, 1, () -> now);
            console.started(progress);
            progress.startEpoch(1);
            progress.trained(30);
            now = 15_000_000_000L;
            console.stepped(progress);
            progress.epochDone(EpochResult.NONE);
            console.epochFinished(progress);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("epoch 1/2 30 samples  2.00 samples/s" + END
                        + "epoch 1/2 100%  2.00 samples/s  0:15 left" + END
                        + "\repoch 1/2 30 samples  2.00 samples/s"
                        + "\repoch 1/2 [========================] 100%  2.00 samples/s  0:15 left" + END);
    }

    @Test
    void earlyEndIsTold() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConsoleProgress console = ConsoleProgress.lines(new PrintStream(out, false, StandardCharsets.UTF_8));
        console.finished(summary(TrainingEnd.ALL_EPOCHS));
        assertThat(out.size()).isZero();
        console.finished(summary(TrainingEnd.EARLY_STOPPING));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("3 epochs, 30 steps in 0:01, 30 samples/s, weights of epoch 2, stopped early" + END);
    }

    @Test
    void abortedBarLeavesTheCursorOnANewLine() {
        StringWriter out = new StringWriter();
        ConsoleProgress console = ConsoleProgress.bar(new PrintWriter(out));
        Progress progress = new Progress(1, 2, 1, () -> now);
        console.started(progress);
        console.aborted(progress);
        assertThat(out.toString()).isEmpty();
        progress.startEpoch(1);
        progress.trained(1);
        now += 1_000_000_000;
        console.stepped(progress);
        console.aborted(progress);
        assertThat(out.toString()).endsWith("left" + END);
    }

    @Test
    void withoutATerminalLinesGoToStandardOutput() {
        // Builds and tests have no terminal on their standard output.
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            if (Terminal.writer() == null) {
                run(ConsoleProgress.create(), 1, 1, 1_000_000_000);
                assertThat(out.toString(StandardCharsets.UTF_8))
                        .isEqualTo("epoch 1/1 100%  1.00 samples/s  0:00 left" + END);
            }
        } finally {
            System.setOut(before);
        }
    }

    private void run(ConsoleProgress console, int epochs, int steps, long nanosPerStep) {
        Progress progress = new Progress(epochs, steps, 1, () -> now);
        console.started(progress);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            progress.startEpoch(epoch);
            for (int step = 0; step < steps; step++) {
                progress.trained(1);
                now += nanosPerStep;
                console.stepped(progress);
            }
            console.epochFinished(progress);
        }
        console.finished(summary(TrainingEnd.ALL_EPOCHS));
    }

    private static TrainingSummary summary(TrainingEnd end) {
        return new TrainingSummary(3, 30, 30, Duration.ofSeconds(1), List.of(), OptionalInt.of(2), end);
    }
}
