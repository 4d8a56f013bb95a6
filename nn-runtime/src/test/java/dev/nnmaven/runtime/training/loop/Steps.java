package dev.nnmaven.runtime.training.loop;

import dev.nnmaven.runtime.training.EpochResult;
import dev.nnmaven.runtime.training.Progress;
import java.util.function.LongSupplier;

/** The progress of a training that is made up, for tests of those who look at it. */
public final class Steps {
    /** An epoch without losses. */
    public static final EpochResult NONE = Course.NONE;

    private final Course course;

    /** @param samplesPerEpoch −1 if that is not known */
    public Steps(int epochs, long samplesPerEpoch, LongSupplier nanoTime) {
        course = new Course(epochs, samplesPerEpoch, 1, nanoTime);
    }

    public Progress progress() {
        return course;
    }

    public void startEpoch(int epoch) {
        course.startEpoch(epoch);
    }

    public void trained(int samples) {
        course.trained(samples);
    }

    public void epochDone(EpochResult result) {
        course.epochDone(result);
    }
}
