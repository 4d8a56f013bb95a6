package dev.nnmaven.runtime.training.watching;

import dev.nnmaven.runtime.math.Elu;
import dev.nnmaven.runtime.math.Gelu;
import dev.nnmaven.runtime.math.LeakyRelu;
import dev.nnmaven.runtime.math.Relu;
import dev.nnmaven.runtime.math.Sigmoid;
import dev.nnmaven.runtime.math.Softmax;
import dev.nnmaven.runtime.math.Softplus;
import dev.nnmaven.runtime.math.Tanh;
import dev.nnmaven.runtime.training.TrainingWarning;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** The activations by their names in fingerprints, with what a look at a layer needs to know of them. */
enum LayerFunction {
    SIGMOID(Sigmoid::of, z -> Sigmoid.of(z) * (1 - Sigmoid.of(z)), TrainingWarning.SATURATED_LAYER),
    TANH(Tanh::of, z -> 1 - Tanh.of(z) * Tanh.of(z), TrainingWarning.SATURATED_LAYER),
    RELU(Relu::of, Relu::slope, TrainingWarning.DEAD_LAYER),
    ELU(Elu::of, z -> Elu.slope(Elu.of(z)), TrainingWarning.DEAD_LAYER),
    GELU(Gelu::of, Gelu::slope, TrainingWarning.DEAD_LAYER),
    SOFTPLUS(Softplus::of, Sigmoid::of, TrainingWarning.DEAD_LAYER),
    LEAKY_RELU(LeakyRelu::of, null, null),
    IDENTITY(z -> z, null, null),
    SOFTMAX(null, null, null);

    private final DoubleUnaryOperator value;
    private final DoubleUnaryOperator slope;
    private final TrainingWarning warning;

    /** @param warning null if its slope is never near 0 */
    LayerFunction(DoubleUnaryOperator value, DoubleUnaryOperator slope, TrainingWarning warning) {
        this.value = value;
        this.slope = slope;
        this.warning = warning;
    }

    /** @return null if there is none of that name */
    static LayerFunction named(String name) {
        for (LayerFunction function : values()) {
            if (function.shown().equals(name)) {
                return function;
            }
        }
        return null;
    }

    /** As in JSON. */
    String shown() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What to warn of where its slope is near 0, or null if it never is. */
    TrainingWarning warning() {
        return warning;
    }

    double slope(double z) {
        return slope.applyAsDouble(z);
    }

    /** Replaces the sums of one sample by activations. */
    void activate(double[] z) {
        if (this == SOFTMAX) {
            Softmax.of(z);
            return;
        }
        for (int k = 0; k < z.length; k++) {
            z[k] = value.applyAsDouble(z[k]);
        }
    }
}
