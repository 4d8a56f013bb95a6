package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.data.SampleSource;
import dev.nnmaven.runtime.data.Samples;

/** Reads all samples at once. */
final class OnePart implements SampleSource.Reader<Samples> {
    private Samples left;

    OnePart(Samples samples) {
        left = samples;
    }

    @Override
    public Samples next() {
        Samples part = left;
        left = null;
        return part;
    }

    @Override
    public void close() {}
}
