package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.NameAllocator;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.TypedShape;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Every name in a generated class. Arrays have the names of the mathematics, numbered by layer; methods have the layer's
 * own name.
 */
final class Names {

    static final String FORWARD = "forward";
    static final String ERROR = "error";
    static final String UPDATE = "update";

    /** With forwardNonZero instead, layers called hidden and nonZeroHidden would have methods of one name. */
    static final String FORWARD_NON_ZERO = "nonZeroForward";

    static final String UPDATE_FORWARD = "updateForward";

    /** Sends errors back through a layer. */
    static final String BACK = "back";

    /** Whether single samples go through vector instructions. */
    static final String VECTORS_READY = "vectorsReady";

    /** Sums to activations. */
    static final String ACTIVATE = "activate";

    /** Errors to steps. */
    static final String STEPS = "steps";

    /** Inputs of a layer to its sums. */
    static final String SUMS = "sums";

    static final String UPDATE_BIASES = "updateBiases";

    /** The step of an optimizer. */
    static final String TAKE_STEP = "takeStep";

    /** Adds one half of a layer's sums to the other. */
    static final String JOIN = "join";

    /** From outputs to what could be behind them. */
    static final String REVERSE = "reverse";

    private static final List<String> PASSES = List.of(
            FORWARD,
            ERROR,
            UPDATE,
            UPDATE_FORWARD,
            BACK,
            ACTIVATE,
            STEPS,
            SUMS,
            TAKE_STEP,
            JOIN,
            UPDATE_BIASES,
            REVERSE);

    private static final String BATCH = "Batch";
    private static final String CHUNK = "Chunk";
    private static final String VECTOR_USE = "VectorUse";

    /** Simple names of the classes that a network may have inside it. */
    static final Set<String> NESTED = Set.of(BATCH, CHUNK, VECTOR_USE);

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

    /** The class of vector instructions: {@code DigitsNetworkVectors}. */
    static ClassName vectorClass(NetworkSpec spec) {
        return ClassName.get(spec.packageName(), spec.vectorsClassName());
    }

    /** The method that lists the tensors: {@code tensors}. */
    static String tensors(NetworkSpec spec) {
        return own("tensors", spec);
    }

    /** The nested class of scratch for a step: {@code Batch}. */
    static ClassName batchType(NetworkSpec spec) {
        return nested(BATCH, spec);
    }

    /** The nested class of scratch for queries: {@code Chunk}. */
    static ClassName chunkType(NetworkSpec spec) {
        return nested(CHUNK, spec);
    }

    /** The nested class that decides on vector instructions: {@code VectorUse}. */
    static ClassName vectorUse(NetworkSpec spec) {
        return nested(VECTOR_USE, spec);
    }

    private static ClassName nested(String name, NetworkSpec spec) {
        return ClassName.get(spec.packageName(), spec.className(), isTaken(name, spec) ? name + "_" : name);
    }

    /** A type of the user's without a package has no other name than its own, which a nested class would hide. */
    private static boolean isTaken(String name, NetworkSpec spec) {
        return spec.className().equals(name)
                || spec.packageName().isEmpty()
                        && spec.typed().stream()
                                .flatMap(TypedShape::types)
                                .anyMatch(type -> type.name().equals(name));
    }

    static String addSteps(NetworkSpec spec) {
        return own("addSteps", spec);
    }

    static String takeSteps(NetworkSpec spec) {
        return own("takeSteps", spec);
    }

    static String takeStep(NetworkSpec spec) {
        return own(TAKE_STEP, spec);
    }

    static String state(NetworkSpec spec) {
        return own("state", spec);
    }

    /** The method that makes a step of the gradients of a row: {@code adam}. */
    static String optimizer(NetworkSpec spec) {
        return own(shown(spec.steps().optimizer()), spec);
    }

    static String shown(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String halfSums(NetworkSpec spec) {
        return own("halfSums", spec);
    }

    static String queryChunk(NetworkSpec spec) {
        return own("queryChunk", spec);
    }

    static String forward(NetworkSpec spec) {
        return own("forward", spec);
    }

    static String errors(NetworkSpec spec) {
        return own("errors", spec);
    }

    static String update(NetworkSpec spec) {
        return own("update", spec);
    }

    static String updates(NetworkSpec spec) {
        return own("updates", spec);
    }

    static String sumWeights(NetworkSpec spec) {
        return own("sumWeights", spec);
    }

    static String transpose(NetworkSpec spec) {
        return own("transpose", spec);
    }

    static String team(NetworkSpec spec) {
        return own("team", spec);
    }

    /** A name for a private method that no inherited method has. */
    static String own(String name, NetworkSpec spec) {
        String own = name;
        while (spec.inheritedNames().contains(own)) {
            own += "_";
        }
        return own;
    }

    /** {@code N0} inputs, {@code N1} neurons in the first layer. */
    static String size(int number) {
        return "N" + number;
    }

    static String weights(LayerPlan layer) {
        return "w" + layer.number();
    }

    /** What steps are added to: the weights, or {@code gw1} if an optimizer comes in between. */
    static String changed(LayerPlan layer) {
        return layer.gradients() ? "g" + weights(layer) : weights(layer);
    }

    /** As {@link #changed}, for the biases: {@code b1} or {@code gb1}. */
    static String changedBiases(LayerPlan layer) {
        return layer.gradients() ? "g" + biases(layer) : biases(layer);
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

    /** The steps of a layer's biases, and per unit of input of its weights: {@code g1}. */
    static String steps(int number) {
        return "g" + number;
    }

    /** What a layer sends back by the network's error rule: its errors or its deltas. */
    static String sent(NetworkSpec spec, int number) {
        return sendsDeltas(spec) ? deltas(number) : errors(number);
    }

    static boolean sendsDeltas(NetworkSpec spec) {
        return spec.errorRule() == ErrorRule.GRADIENT;
    }

    /** Whether a layer divides its errors by the totals of its weights before it sends them back. */
    static boolean sendsShares(NetworkSpec spec, LayerPlan layer) {
        return spec.errorRule() == ErrorRule.PROPORTIONAL && layer.number() > 1;
    }

    /** What a layer hands to the next in training: its activations, or with dropout {@code o1}, some of them. */
    static String passed(LayerPlan layer) {
        return (layer.hasDropout() ? "o" : "a") + layer.number();
    }

    /** What dropout multiplies a layer's activations by. */
    static String factors(int number) {
        return "m" + number;
    }

    /** Activations for the sample before. */
    static String previous(int number) {
        return "p" + number;
    }

    /** Weighted sums of a layer that keeps them: {@code z1}. */
    static String sums(int number) {
        return "z" + number;
    }

    /** What a layer's forward pass writes its sums into: an array of their own if it keeps them. */
    static String sums(LayerPlan layer, String z, String a) {
        return layer.keepsSums() ? z : a;
    }

    /** The arrays that a layer's forward pass writes, as arguments: {@code a1}, or {@code z1, a1}. */
    static String results(LayerPlan layer, String z, String a) {
        return layer.keepsSums() ? z + ", " + a : a;
    }

    /** What the weights of each neuron add up to: {@code total2}. */
    static String totals(int number) {
        return "total" + number;
    }

    /** The sums of a layer over the second half of its inputs, for a batch: {@code rest1}. */
    static String rest(int number) {
        return "rest" + number;
    }

    /** A layer's weights as a row per neuron, for a batch. */
    static String transposed(int number) {
        return "t" + number;
    }

    /** How far from 0 a layer's weights may be. */
    static String bound(int number) {
        return "bound" + number;
    }

    /** The name of a layer's matrix in weights files. */
    static String weightTensor(LayerPlan layer) {
        return layer.spec().name() + ".weight";
    }

    static String biasTensor(LayerPlan layer) {
        return layer.spec().name() + ".bias";
    }
}
