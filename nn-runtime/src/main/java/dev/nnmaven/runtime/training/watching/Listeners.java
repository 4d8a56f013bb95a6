package dev.nnmaven.runtime.training.watching;

import dev.nnmaven.runtime.training.ConsoleProgress;
import dev.nnmaven.runtime.training.Progress;
import dev.nnmaven.runtime.training.TrainingListener;
import dev.nnmaven.runtime.training.TrainingSummary;
import dev.nnmaven.runtime.training.TrainingWarning;
import java.util.List;

/** Several listeners, called in order. */
public final class Listeners implements TrainingListener {
    private final TrainingListener[] all;

    public Listeners(List<TrainingListener> all) {
        this.all = all.toArray(TrainingListener[]::new);
    }

    /** Before something is written to the log, which may be shown on the same terminal. */
    void clearConsole() {
        for (TrainingListener listener : all) {
            if (listener instanceof ConsoleProgress console) {
                console.clear();
            }
        }
    }

    @Override
    public void started(Progress progress) {
        for (TrainingListener listener : all) {
            listener.started(progress);
        }
    }

    @Override
    public void stepped(Progress progress) {
        for (TrainingListener listener : all) {
            listener.stepped(progress);
        }
    }

    @Override
    public void epochFinished(Progress progress) {
        for (TrainingListener listener : all) {
            listener.epochFinished(progress);
        }
    }

    @Override
    public void warned(TrainingWarning warning, String advice) {
        for (TrainingListener listener : all) {
            listener.warned(warning, advice);
        }
    }

    @Override
    public void finished(TrainingSummary summary) {
        for (TrainingListener listener : all) {
            listener.finished(summary);
        }
    }

    @Override
    public void aborted(Progress progress) {
        for (TrainingListener listener : all) {
            listener.aborted(progress);
        }
    }
}
