package dev.nnmaven.runtime.training.feeds;

import dev.nnmaven.runtime.data.SampleSource;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import java.io.IOException;

/** A source for the networks of {@link Data} whose samples come at once. */
public abstract class OnePart implements SampleSource<Samples> {
    private int opened;

    /** @param times how often it was opened before */
    public abstract Samples all(int times) throws IOException;

    @Override
    public int inputSize() {
        return Data.INPUTS;
    }

    @Override
    public int targetSize() {
        return Data.OUTPUTS;
    }

    @Override
    public Reader<Samples> open() throws IOException {
        Samples all = all(opened++);
        return new Reader<>() {
            private Samples left = all;

            @Override
            public Samples next() {
                Samples part = left;
                left = null;
                return part;
            }

            @Override
            public void close() {}
        };
    }
}
