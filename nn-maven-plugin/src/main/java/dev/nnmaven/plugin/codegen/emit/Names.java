package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.NameAllocator;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every name in a generated class. Arrays have the names of the mathematics, numbered by layer; methods have the layer's
 * own name.
 */
final class Names {

    static final String FORWARD = "forward";
    static final String ERROR = "error";
    static final String UPDATE = "update";

    private static final List<String> PASSES = List.of(FORWARD, ERROR, UPDATE);

    private final Map<Integer, String> suffixes = new HashMap<>();

    Names(NetworkPlan plan) {
        // "hidden" and "Hidden" are two layers, and would give one method name.
        NameAllocator allocator = new NameAllocator();
        for (LayerPlan layer : plan.layers()) {
            String name = layer.spec().name();
            int first = name.codePointAt(0);
            String capitalized = new StringBuilder()
                    .appendCodePoint(Character.toTitleCase(first))
                    .append(name.substring(Character.charCount(first)))
                    .toString();
            String suffix = allocator.newName(capitalized);
            while (isInherited(suffix, plan.spec())) {
                suffix = allocator.newName(capitalized);
            }
            suffixes.put(layer.number(), suffix);
        }
    }

    /** A private method must not have the signature of one that the class inherits. */
    private static boolean isInherited(String suffix, NetworkSpec spec) {
        return PASSES.stream().anyMatch(pass -> spec.inheritedNames().contains(pass + suffix));
    }

    /**
     * {@code forwardHidden}
     *
     * @param pass one of {@link #FORWARD}, {@link #ERROR} and {@link #UPDATE}
     */
    String method(String pass, LayerPlan layer) {
        return pass + suffixes.get(layer.number());
    }

    /** The method that lists the tensors: {@code tensors}. */
    static String tensors(NetworkSpec spec) {
        String name = "tensors";
        while (spec.inheritedNames().contains(name)) {
            name += "_";
        }
        return name;
    }

    /** {@code N0} inputs, {@code N1} neurons in the first layer. */
    static String size(int number) {
        return "N" + number;
    }

    static String weights(LayerPlan layer) {
        return "w" + layer.number();
    }

    static String biases(LayerPlan layer) {
        return "b" + layer.number();
    }

    static String activations(int number) {
        return "a" + number;
    }

    static String errors(int number) {
        return "e" + number;
    }

    static String deltas(int number) {
        return "d" + number;
    }

    /** The name of a layer's matrix in weights files. */
    static String weightTensor(LayerPlan layer) {
        return layer.spec().name() + ".weight";
    }

    static String biasTensor(LayerPlan layer) {
        return layer.spec().name() + ".bias";
    }
}
