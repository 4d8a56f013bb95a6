package dev.nnmaven.runtime.weights;

import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.internal.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All in what a weights file differs from the network that it is to be loaded into: declaration, tensors, names, scaling. A
 * line each, expected and found.
 */
final class Misfit {
    /** Longer texts of a file are cut: a fingerprint of a deep network fits, a screen full does not. */
    private static final int LONGEST_SHOWN = 1000;

    /** More lines are only counted: a file of another kind may have thousands of tensors. */
    private static final int MOST_LINES = 30;

    private final List<String> lines = new ArrayList<>();

    private Misfit() {}

    /**
     * None if the file fits.
     *
     * @param contract of the file
     * @param known of the network
     * @param tensors of the network, in forward order
     */
    static List<String> of(
            Header header,
            ModelContract contract,
            String network,
            String fingerprint,
            ModelContract known,
            List<Tensor> tensors) {
        Misfit misfit = new Misfit();
        String found = header.metadata().get(Header.FINGERPRINT);
        // A file of another program has none.
        if (found != null && !found.equals(fingerprint)) {
            FingerprintDifferences.add(fingerprint, Texts.shortened(found, LONGEST_SHOWN), misfit.lines);
        }
        misfit.addTensors(header.tensors(), tensors);
        misfit.addContract(contract, known, tensors);
        return misfit.shown(header.metadata().get(Header.NETWORK), network);
    }

    private void addContract(ModelContract contract, ModelContract known, List<Tensor> tensors) {
        long outputs = tensors.get(tensors.size() - 1).shape().get(0);
        lines.addAll(known.nameDifferences(contract));
        lines.addAll(contract.sizeDifferences(tensors.get(0).inputs(), (int) outputs));
    }

    private void addTensors(List<Header.Entry> entries, List<Tensor> tensors) {
        Map<String, Header.Entry> found = new HashMap<>();
        for (Header.Entry entry : entries) {
            found.put(entry.name(), entry);
        }
        Map<String, Tensor> expected = new HashMap<>();
        for (Tensor tensor : tensors) {
            expected.put(tensor.name(), tensor);
            Header.Entry entry = found.get(tensor.name());
            if (entry == null) {
                lines.add("tensor " + tensor.name() + ": expected shape " + tensor.shape() + ", found none");
            } else {
                addTensor(entry, tensor);
            }
        }
        for (Header.Entry entry : entries) {
            if (!entry.isNoWeight() && !expected.containsKey(entry.name())) {
                lines.add(WeightsReader.where(entry) + ": expected none, found shape " + entry.shape());
            }
        }
    }

    private void addTensor(Header.Entry entry, Tensor tensor) {
        if (ElementType.named(entry.type()) == null) {
            lines.add("tensor " + tensor.name() + ": expected dtype \"F32\" or \"F64\", found "
                    + Texts.quoted(entry.type()));
        }
        if (!entry.shape().equals(tensor.shape())) {
            lines.add("tensor " + tensor.name() + ": expected shape " + tensor.shape() + ", found " + entry.shape());
        }
    }

    private List<String> shown(String origin, String network) {
        if (lines.isEmpty()) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(MOST_LINES, lines.size())));
        if (lines.size() > MOST_LINES) {
            shown.add("and " + (lines.size() - MOST_LINES) + " more differences");
        }
        if (origin != null && !origin.equals(network)) {
            shown.add("(saved by " + Texts.shortened(origin, LONGEST_SHOWN) + ")");
        }
        return shown;
    }
}
