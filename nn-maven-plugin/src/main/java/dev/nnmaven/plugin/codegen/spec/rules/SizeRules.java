package dev.nnmaven.plugin.codegen.spec.rules;

import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.declaration.Declaration.LayerDeclaration;
import dev.nnmaven.plugin.codegen.declaration.Located;
import dev.nnmaven.plugin.codegen.problem.Problems;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Numbers of inputs, layers and neurons, and the memory they come to. */
final class SizeRules {

    /**
     * Training calls three methods a layer, 24 bytes of code: 300 layers stay below the 8,000 past which HotSpot leaves a
     * method to the interpreter. It is far deeper than fully connected sigmoid layers can be trained.
     */
    static final int MAX_LAYERS = 300;

    /** 2³¹ bytes: what the contract allows for the weights of one network. */
    private static final BigInteger MAX_BYTES = BigInteger.ONE.shiftLeft(31);

    private static final List<String> UNITS = List.of("GiB", "TiB", "PiB", "EiB", "ZiB");

    private SizeRules() {}

    static void check(Declaration declaration, Problems problems) {
        declaration
                .inputs()
                .value()
                .filter(inputs -> inputs < 1)
                .ifPresent(inputs -> problems.add(
                        declaration.inputs().origin(), "inputs is " + inputs + ": a network needs at least 1 input"));
        if (declaration.layers().value().isEmpty()) {
            return;
        }
        List<LayerDeclaration> layers = declaration.layers().value().get();
        if (layers.isEmpty()) {
            problems.add(declaration.layers().origin(), "layers is empty: a network needs at least 1 layer");
        }
        for (int i = 0; i < layers.size(); i++) {
            Located<Integer> size = layers.get(i).size();
            if (size.value().isPresent() && size.value().get() < 1) {
                problems.add(
                        size.origin(),
                        "layers[" + i + "].size is " + size.value().get() + ": a layer needs at least 1 neuron");
            }
        }
        checkMemory(declaration, layers, problems);
    }

    /** Reported at the layer that is one too many; a size that is none or unreadable counts as the least there is. */
    private static void checkMemory(Declaration declaration, List<LayerDeclaration> layers, Problems problems) {
        Optional<Precision> precision = declaration.precision().value();
        if (precision.isEmpty()) {
            return;
        }
        BigInteger bytesPerWeight = BigInteger.valueOf(precision.get() == Precision.FLOAT ? 4 : 8);
        BigInteger bytes = BigInteger.ZERO;
        int fanIn = usable(declaration.inputs());
        for (int i = 0; i < layers.size(); i++) {
            Located<Integer> size = layers.get(i).size();
            BigInteger weights = BigInteger.valueOf(fanIn).multiply(BigInteger.valueOf(usable(size)));
            bytes = bytes.add(weights.multiply(bytesPerWeight));
            if (bytes.compareTo(MAX_BYTES) > 0) {
                problems.add(
                        size.origin(),
                        "layers[" + i + "].size is " + usable(size) + ": the weights up to this layer, which reads "
                                + fanIn + (fanIn == 1 ? " value" : " values") + ", take " + readable(bytes) + " in "
                                + declaration.shown(precision.get())
                                + " precision, and a network may have at most 2 GiB");
                return;
            }
            fanIn = usable(size);
        }
    }

    private static int usable(Located<Integer> size) {
        return Math.max(1, size.value().orElse(1));
    }

    private static String readable(BigInteger bytes) {
        // Rounding must not turn a sum just past the limit into the limit itself.
        if (bytes.compareTo(MAX_BYTES.add(MAX_BYTES.shiftRight(7))) < 0) {
            return bytes + " bytes";
        }
        double value = bytes.doubleValue() / (1L << 30);
        int unit = 0;
        while (value >= 1024 && unit < UNITS.size() - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.2f ", value) + UNITS.get(unit);
    }
}
