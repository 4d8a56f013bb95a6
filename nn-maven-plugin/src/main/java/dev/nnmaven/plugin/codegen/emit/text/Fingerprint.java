package dev.nnmaven.plugin.codegen.emit.text;

import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.Locale;

/**
 * What weights must agree with to make sense in a network, in one readable line: sizes, activations, loss and error
 * rule. Neither the learning rate nor the precision, so that both may change between saving and loading.
 */
public final class Fingerprint {

    private Fingerprint() {}

    /** {@code 784-200(sigmoid)-10(sigmoid, no bias), squared_error, weighted_error} */
    public static String of(NetworkSpec spec) {
        StringBuilder text = new StringBuilder().append(spec.inputs());
        for (LayerSpec layer : spec.layers()) {
            text.append('-').append(layer.size()).append('(').append(lower(layer.activation()));
            text.append(layer.bias() ? ")" : ", no bias)");
        }
        return text.append(", ")
                .append(lower(spec.loss()))
                .append(", ")
                .append(lower(spec.errorRule()))
                .toString();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
