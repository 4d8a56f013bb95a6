package dev.nnmaven.runtime.training.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.SampleSource;
import java.io.IOException;
import java.util.function.BiFunction;

/** Gives samples in parts of 40, and counts what is open. */
class PartsSource<S extends SampleSet> implements SampleSource<S> {
    private final S all;
    private final BiFunction<Integer, Integer, S> subset;
    private final long size;
    private int opened;
    private int closed;
    int part = 40;

    PartsSource(S all, BiFunction<Integer, Integer, S> subset, long size) {
        this.all = all;
        this.subset = subset;
        this.size = size;
    }

    @Override
    public int inputSize() {
        return all.inputSize();
    }

    @Override
    public int targetSize() {
        return all.targetSize();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Reader<S> open() {
        assertThat(opened).isEqualTo(closed);
        opened++;
        return new Reader<>() {
            private int next;

            @Override
            public S next() throws IOException {
                assertThat(opened).isEqualTo(closed + 1);
                if (next == all.size()) {
                    return null;
                }
                int from = next;
                next = Math.min(all.size(), from + part);
                return read(from, next);
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }

    S read(int from, int to) throws IOException {
        return subset.apply(from, to);
    }

    void assertClosed(int times) {
        assertThat(opened).isEqualTo(times);
        assertThat(closed).isEqualTo(times);
    }
}
