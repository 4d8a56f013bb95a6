package dev.nnmaven.runtime.weights;

import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.internal.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A copy in memory of all weights of a network, bit for bit, of its contract, and, unless made {@link #ofWeights}, of what
 * its optimizer remembers. It takes as much memory as these. For one thread at a time.
 *
 * <p>It works with networks whose {@code save} and {@code load} call {@link Weights#save} and {@link Weights#load} with
 * the path they are given, as those of generated networks do.
 */
public final class WeightsSnapshot {
    private static final int LONGEST_SHOWN = 1000;

    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Tensor> state = new ArrayList<>();
    private final boolean withState;

    /** Sees the weights instead of their being copied, or null. */
    private final Viewer viewer;

    private String rule = "";
    private String network = "";
    private String fingerprint = "";
    private ModelContract contract = ModelContract.none();
    private Mode mode = Mode.COPY;
    private boolean reached;
    private String problem;

    /** What to do with the weights that a network hands out. */
    private enum Mode {
        COPY,
        COPY_IF_FINITE,
        INSPECT
    }

    /** Saves or loads the weights of a network. */
    @FunctionalInterface
    public interface Transfer {

        /**
         * As {@code save} or {@code load} of the network.
         *
         * @param file a path that stands for the memory of the snapshot
         * @throws IOException if they do
         */
        void with(Path file) throws IOException;
    }

    /** Sees the weights of a network themselves. */
    @FunctionalInterface
    public interface Viewer {

        /**
         * Called once, and done before the network is used again.
         *
         * @param fingerprint what the network gives {@link Weights#save}
         * @param tensors its own arrays, to be read only
         */
        void see(String fingerprint, List<Tensor> tensors);
    }

    /** Holds no weights yet. */
    public WeightsSnapshot() {
        this(true, null);
    }

    private WeightsSnapshot(boolean withState, Viewer viewer) {
        this.withState = withState;
        this.viewer = viewer;
    }

    /**
     * Holds no weights yet, and will hold nothing else: the network it is restored to begins with a new state.
     *
     * @return an empty snapshot of weights only
     */
    public static WeightsSnapshot ofWeights() {
        return new WeightsSnapshot(false, null);
    }

    /** @param state what else a network remembers; null for weights only, as of {@link #ofWeights} */
    WeightsSnapshot(
            String network, String fingerprint, ModelContract contract, List<Tensor> tensors, List<Tensor> state) {
        this(state != null, null);
        this.network = network;
        this.fingerprint = fingerprint;
        this.contract = contract;
        this.tensors.addAll(tensors);
        if (state != null) {
            this.state.addAll(state);
        }
    }

    /**
     * Looks at the weights of a network without a copy of them.
     *
     * @param save that of the network
     * @param viewer sees each block of weights
     * @return whether that can be done
     */
    public static boolean view(Transfer save, Viewer viewer) {
        return new WeightsSnapshot(false, viewer).transfer(save);
    }

    /**
     * Copies the weights of a network, instead of those before.
     *
     * @param save that of the network
     * @return whether the network can be copied; if not, the snapshot is as it was
     */
    public boolean take(Transfer save) {
        mode = Mode.COPY;
        return transfer(save);
    }

    /**
     * Copies the weights of a network, instead of those before, if all are finite.
     *
     * @param save that of the network, which must be one that can be copied
     * @return null, or what the first weight is that is not, such as {@code NaN as hidden.weight[3, 17]}; the snapshot is as
     *     it was then
     */
    public String takeFinite(Transfer save) {
        mode = Mode.COPY_IF_FINITE;
        transfer(save);
        return problem;
    }

    /**
     * As {@link #takeFinite}, but without taking a copy.
     *
     * @param save that of the network
     * @return what was found, as {@link #takeFinite} tells it
     */
    public String inspect(Transfer save) {
        mode = Mode.INSPECT;
        transfer(save);
        return problem;
    }

    /**
     * Gives the weights back to the network they are from, or to one like it.
     *
     * @param load that of the network
     * @throws IllegalArgumentException if the weights do not fit the network; it is as it was then
     */
    public void restore(Transfer load) {
        transfer(load);
    }

    /**
     * {@return whether other weights have the same tensors: a network that they fit can be restored from these}
     *
     * @param other the weights to compare with
     */
    public boolean isLike(WeightsSnapshot other) {
        return descriptions(tensors).equals(descriptions(other.tensors));
    }

    /** {@return what must be equal for the weights to fit a network} */
    public String fingerprint() {
        return fingerprint;
    }

    /**
     * {@return how the network makes its steps, see {@link TrainingState}; empty if that depends on its weights only}
     */
    public String rule() {
        return rule;
    }

    /** {@return whether weights are here} */
    public boolean isEmpty() {
        return tensors.isEmpty();
    }

    /** {@return what belongs to the weights} */
    public ModelContract contract() {
        return contract;
    }

    String network() {
        return network;
    }

    /** Flat ones. */
    List<Tensor> tensors() {
        return tensors;
    }

    /** Flat ones. */
    List<Tensor> state() {
        return state;
    }

    /** What {@link Weights#save} does instead of writing a file. */
    void copyFrom(
            String ofNetwork,
            String itsFingerprint,
            ModelContract itsContract,
            List<Tensor> from,
            TrainingState itsState) {
        reached = true;
        if (viewer != null) {
            viewer.see(itsFingerprint, from);
            return;
        }
        if (mode != Mode.COPY) {
            problem = Copies.firstNotFinite(from);
            // Weights may stay finite when it is not: divided by infinity, a step is 0.
            problem = problem == null ? Copies.firstNotFinite(itsState.tensors()) : problem;
            if (problem != null || mode == Mode.INSPECT) {
                return;
            }
        }
        if (!fingerprint.equals(itsFingerprint)) {
            tensors.clear();
            state.clear();
        }
        if (tensors.isEmpty()) {
            network = ofNetwork;
            fingerprint = itsFingerprint;
            rule = itsState.rule();
        }
        contract = itsContract;
        copy(from, tensors);
        if (withState) {
            copy(itsState.tensors(), state);
        }
    }

    /** Into tensors that are made if there are none. */
    private static void copy(List<Tensor> from, List<Tensor> to) {
        if (to.isEmpty()) {
            from.forEach(tensor -> to.add(Copies.empty(tensor.name(), tensor)));
        }
        for (int t = 0; t < from.size(); t++) {
            Copies.copy(from.get(t), to.get(t));
        }
    }

    /** What {@link Weights#load} does instead of reading a file. */
    ModelContract copyTo(String itsFingerprint, ModelContract known, List<Tensor> to, TrainingState itsState) {
        if (!fingerprint.equals(itsFingerprint)) {
            throw new IllegalArgumentException(
                    "found weights of " + shown(fingerprint) + ", expected those of " + shown(itsFingerprint));
        }
        requireEqual(tensors, to);
        ModelContract named = contract.requireNames(known);
        if (state.isEmpty()) {
            itsState.clear();
        } else {
            requireEqual(state, itsState.tensors());
            copy(state, itsState.tensors());
        }
        copy(tensors, to);
        return named;
    }

    private static void requireEqual(List<Tensor> found, List<Tensor> expected) {
        List<String> foundNames = descriptions(found);
        List<String> expectedNames = descriptions(expected);
        if (!foundNames.equals(expectedNames)) {
            throw new IllegalArgumentException("found the tensors " + shown(foundNames.toString()) + ", expected "
                    + shown(expectedNames.toString()));
        }
    }

    private static List<String> descriptions(List<Tensor> tensors) {
        return tensors.stream().map(Tensor::toString).toList();
    }

    private static String shown(String text) {
        return Texts.shortened(text, LONGEST_SHOWN);
    }

    private boolean transfer(Transfer transfer) {
        reached = false;
        problem = null;
        try {
            transfer.with(new StandIn.Memory(this));
        } catch (UnsupportedOperationException e) {
            // What a network throws that uses the path as a file, or that cannot be saved at all.
            if (reached) {
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reached;
    }
}
