package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.training.loop.Steps;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** A training that is made up, as a console hears of it. */
final class MadeUpRun {
    long now;

    void run(ConsoleProgress console, int epochs, int steps, long nanosPerStep) {
        run(console, epochs, steps, nanosPerStep, Steps.NONE);
    }

    void run(ConsoleProgress console, int epochs, int steps, long nanosPerStep, EpochResult result) {
        run(console, epochs, steps, nanosPerStep, result, epochs);
    }

    void run(ConsoleProgress console, int epochs, int steps, long nanosPerStep, EpochResult result, int lastEpoch) {
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

    static TrainingSummary summary(TrainingEnd end) {
        return new TrainingSummary(
                3, 30, 30, Duration.ofSeconds(1), List.of(), OptionalInt.of(2), end, OptionalInt.empty());
    }
}
