package dev.nnmaven.runtime.training.watching;

import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.internal.Texts;
import dev.nnmaven.runtime.training.precision.Trainee;
import java.util.List;

/** Finds the number among samples that no network can learn from. */
final class NotFinite {
    private NotFinite() {}

    /** {@code NaN as input 2 (mass)}, of the first such number; empty if all are finite. */
    static <V> String in(Trainee<?, V> trainee, V[] inputs, V[] targets) {
        ModelContract names = trainee.contract();
        for (int n = 0; n < inputs.length; n++) {
            String input = in(trainee, inputs[n], trainee.inputSize(), "input", names.features());
            String found =
                    input.isEmpty() ? in(trainee, targets[n], trainee.outputSize(), "target", names.labels()) : input;
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static <V> String in(Trainee<?, V> trainee, V vector, int size, String what, List<String> names) {
        double[] wide = new double[size];
        trainee.widen(vector, wide);
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(wide[i])) {
                return wide[i] + " as " + what + " " + i
                        + Texts.inBrackets(names.size() == size ? names : List.of(), i);
            }
        }
        return "";
    }
}
