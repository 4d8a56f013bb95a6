package dev.nnmaven.runtime.contract;

import java.util.ArrayList;
import java.util.List;

/** Shows what a contract knows. */
final class ContractText {
    private ContractText() {}

    /** {@code features: a, b; inputs: standard of 2 with hash 5d2ac1f0; seed: 42}. */
    static String of(ModelContract contract) {
        List<String> known = new ArrayList<>();
        add("features", String.join(", ", contract.features()), known);
        add("labels", String.join(", ", contract.labels()), known);
        add("inputs", text(contract.inputScaling()), known);
        add("targets", text(contract.targetScaling()), known);
        contract.seed().ifPresent(seed -> add("seed", Long.toString(seed), known));
        contract.data().ifPresent(data -> add("data", data, known));
        contract.metrics().forEach((name, value) -> add(name, value.toString(), known));
        return known.isEmpty() ? "nothing known" : String.join("; ", known);
    }

    private static String text(FittedScaling scaling) {
        return scaling.isNone() ? "" : scaling.toString();
    }

    private static void add(String what, String text, List<String> known) {
        if (!text.isEmpty()) {
            known.add(what + ": " + text);
        }
    }
}
