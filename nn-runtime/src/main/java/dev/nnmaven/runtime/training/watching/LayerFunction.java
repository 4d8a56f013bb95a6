package dev.nnmaven.runtime.training.watching;

import static java.lang.Double.POSITIVE_INFINITY;

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
    SIGMOID(Sigmoid::of, z -> Sigmoid.of(z) * (1 - Sigmoid.of(z)), TrainingWarning.SATURATED_LAYER, 0, 1),
    TANH(Tanh::of, z -> 1 - Tanh.of(z) * Tanh.of(z), TrainingWarning.SATURATED_LAYER, -1, 1),
    RELU(Relu::of, Relu::slope, TrainingWarning.DEAD_LAYER, 0, POSITIVE_INFINITY),
    ELU(Elu::of, z -> Elu.slope(Elu.of(z)), TrainingWarning.DEAD_LAYER, -1, POSITIVE_INFINITY),
    GELU(Gelu::of, Gelu::slope, TrainingWarning.DEAD_LAYER, -0.17, POSITIVE_INFINITY),
    SOFTPLUS(Softplus::of, Sigmoid::of, TrainingWarning.DEAD_LAYER, 0, POSITIVE_INFINITY),
    LEAKY_RELU(LeakyRelu::of, null, null, -POSITIVE_INFINITY, POSITIVE_INFINITY),
    IDENTITY(z -> z, null, null, -POSITIVE_INFINITY, POSITIVE_INFINITY),
    SOFTMAX(null, null, null, 0, 1);

    /** Of a target just beyond a bound, the last step towards it costs no loss to speak of. */
    private static final double NEAR = 0.01;

    private final DoubleUnaryOperator value;
    private final DoubleUnaryOperator slope;
    private final TrainingWarning warning;
    private final double lowest;
    private final double highest;

    /**
     * @param warning null if its slope is never near 0
     * @param lowest bound of its values
     */
    LayerFunction(
            DoubleUnaryOperator value,
            DoubleUnaryOperator slope,
            TrainingWarning warning,
            double lowest,
            double highest) {
        this.value = value;
        this.slope = slope;
        this.warning = warning;
        this.lowest = lowest;
        this.highest = highest;
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

    /** Whether it has this value, or one next to it. */
    boolean reaches(double value) {
        return value >= lowest - NEAR && value <= highest + NEAR;
    }

    /** {@code targets from 0 to 1} */
    String range() {
        return highest == POSITIVE_INFINITY
                ? "targets of at least " + text(lowest)
                : "targets from " + text(lowest) + " to " + text(highest);
    }

    private static String text(double bound) {
        return bound == (int) bound ? Integer.toString((int) bound) : Double.toString(bound);
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
