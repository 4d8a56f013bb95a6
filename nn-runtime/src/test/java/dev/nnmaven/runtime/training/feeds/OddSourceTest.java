package dev.nnmaven.runtime.training.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.Progress;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingListener;
import dev.nnmaven.runtime.training.console.ProgressLine;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Sources that do not know how much they have, or say something else. */
class OddSourceTest {

    /** Has more in each epoch. */
    private static final class Growing extends OnePart {
        private final long size;
        private final int first;
        private final int more;

        Growing(long size, int first, int more) {
            this.size = size;
            this.first = first;
            this.more = more;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public Samples all(int times) {
            return Data.floats(first + more * times, 1);
        }
    }

    /** Draws after every step. */
    private static final class EveryStep implements TrainingListener {
        private final StringBuilder drawn = new StringBuilder();

        @Override
        public void stepped(Progress progress) {
            assertThat(progress.remainingNanos()).isGreaterThanOrEqualTo(-1);
            drawn.append(new ProgressLine(progress).fitted(80)).append('\n');
        }
    }

    @Test
    void anEpochThatHasMoreThanTheOneBeforeHasNoEnd() throws IOException {
        EveryStep listener = new EveryStep();
        Training.of(Data.network()).epochs(2).batchSize(10).listener(listener).run(new Growing(-1, 100, 50));
        assertThat(listener.drawn.toString())
                .contains("epoch 1/2 90 samples")
                .contains("epoch 2/2  40%  [=========               ]")
                .contains("epoch 2/2 100%  [========================]")
                .contains("epoch 2/2 150 samples  ")
                .doesNotContain("101%", "110%", "150%");
    }

    @Test
    void oneThatTakesItselfForEmptyIsFoundOut() {
        for (boolean loss : new boolean[] {false, true}) {
            EveryStep listener = new EveryStep();
            Training<Samples> training = Training.of(Data.network()).inOrder().listener(listener);
            assertThatThrownBy(() -> (loss ? training.trainingLoss() : training).run(new Growing(0, 20, 0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("source: found 20 samples, expected 0, its size");
        }
    }

    @Test
    void oneWithoutAReader() {
        OnePart closed = new OnePart() {
            @Override
            public Samples all(int times) {
                throw new AssertionError("never asked");
            }

            @Override
            public Reader<Samples> open() {
                return null;
            }
        };
        assertThatThrownBy(() -> Training.of(Data.network()).run(closed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("source: found null from open, expected a reader");
    }

    @Test
    void aBufferIsNoLongerThanTheSource() throws IOException {
        var all = Data.network();
        var exact = Data.network();
        Training.of(all).shuffleSeed(3).shuffleBuffer(Integer.MAX_VALUE).run(new Growing(-1, 3000, 0));
        Training.of(exact).shuffleSeed(3).shuffleBuffer(3000).run(new Growing(-1, 3000, 0));
        assertThat(all.query(new float[] {1, 2, 3})).isEqualTo(exact.query(new float[] {1, 2, 3}));
    }
}
