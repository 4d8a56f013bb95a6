package dev.nnmaven.benchmarks.ours;

import dev.nnmaven.benchmarks.peer.Peer;
import dev.nnmaven.benchmarks.peer.Work;
import java.util.Optional;

/**
 * A generated class, in either precision: what it does with several samples. A sample alone is for each precision to do, as
 * a cast would count beside the steps of the smallest networks.
 *
 * @param <R> a row
 */
abstract class GeneratedBatches<R> implements Peer {
    private Parts<R> inputs;
    private Parts<R> targets;

    final void open(R[] allInputs, R[] allTargets) {
        inputs = new Parts<>(allInputs);
        targets = new Parts<>(allTargets);
    }

    abstract void trainEach(R[] someInputs, R[] someTargets);

    abstract void trainBatch(R[] someInputs, R[] someTargets);

    final R[] inputs(int from, int to) {
        return inputs.of(from, to);
    }

    @Override
    public final Optional<String> cannot(Work work) {
        return Optional.empty();
    }

    @Override
    public final void trainEach(int from, int to) {
        trainEach(inputs.of(from, to), targets.of(from, to));
    }

    @Override
    public final void trainBatch(int from, int to) {
        trainBatch(inputs.of(from, to), targets.of(from, to));
    }
}
