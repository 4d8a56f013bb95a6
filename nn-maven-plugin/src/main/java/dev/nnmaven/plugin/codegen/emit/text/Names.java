package dev.nnmaven.plugin.codegen.emit.text;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.NameAllocator;
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
 * The names of methods and nested classes in a generated class. What belongs to one layer has its own name; no name hides
 * one that the class inherits. Those of arrays are in {@link ArrayNames}.
 */
public final class Names {

    public static final String FORWARD = "forward";
    public static final String ERROR = "error";
    public static final String UPDATE = "update";

    /** With forwardNonZero instead, layers called hidden and nonZeroHidden would have methods of one name. */
    public static final String FORWARD_NON_ZERO = "nonZeroForward";

    public static final String UPDATE_FORWARD = "updateForward";

    /** Row by row, where a block of columns is not a whole row. */
    public static final String STREAM_FORWARD = "streamForward";

    public static final String STREAM_UPDATE_FORWARD = "streamUpdateForward";

    /** Sends errors back through a layer. */
    public static final String BACK = "back";

    /** Whether single samples go through vector instructions. */
    public static final String VECTORS_READY = "vectorsReady";

    /** Sums to activations. */
    public static final String ACTIVATE = "activate";

    /** Errors to steps. */
    public static final String STEPS = "steps";

    /** Inputs of a layer to its sums. */
    public static final String SUMS = "sums";

    public static final String UPDATE_BIASES = "updateBiases";

    /** The step of an optimizer. */
    public static final String TAKE_STEP = "takeStep";

    /** Adds one half of a layer's sums to the other. */
    public static final String JOIN = "join";

    /** From outputs to what could be behind them. */
    public static final String REVERSE = "reverse";

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
    public static final Set<String> NESTED = Set.of(BATCH, CHUNK, VECTOR_USE);

    private final Map<Integer, String> suffixes = new HashMap<>();

    public Names(NetworkPlan plan) {
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
    public String method(String pass, LayerPlan layer) {
        return pass + suffixes.get(layer.number());
    }

    /** The class of vector instructions: {@code DigitsNetworkVectors}. */
    public static ClassName vectorClass(NetworkSpec spec) {
        return ClassName.get(spec.packageName(), spec.vectorsClassName());
    }

    /** The method that lists the tensors: {@code tensors}. */
    public static String tensors(NetworkSpec spec) {
        return own("tensors", spec);
    }

    /** The nested class of scratch for a step: {@code Batch}. */
    public static ClassName batchType(NetworkSpec spec) {
        return nested(BATCH, spec);
    }

    /** The nested class of scratch for queries: {@code Chunk}. */
    public static ClassName chunkType(NetworkSpec spec) {
        return nested(CHUNK, spec);
    }

    /** The nested class that decides on vector instructions: {@code VectorUse}. */
    public static ClassName vectorUse(NetworkSpec spec) {
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

    public static String addSteps(NetworkSpec spec) {
        return own("addSteps", spec);
    }

    public static String takeSteps(NetworkSpec spec) {
        return own("takeSteps", spec);
    }

    public static String takeStep(NetworkSpec spec) {
        return own(TAKE_STEP, spec);
    }

    public static String state(NetworkSpec spec) {
        return own("state", spec);
    }

    /** The method that makes a step of the gradients of a row: {@code adam}. */
    public static String optimizer(NetworkSpec spec) {
        return own(shown(spec.steps().optimizer()), spec);
    }

    public static String shown(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public static String halfSums(NetworkSpec spec) {
        return own("halfSums", spec);
    }

    public static String queryChunk(NetworkSpec spec) {
        return own("queryChunk", spec);
    }

    public static String forward(NetworkSpec spec) {
        return own("forward", spec);
    }

    public static String errors(NetworkSpec spec) {
        return own("errors", spec);
    }

    public static String update(NetworkSpec spec) {
        return own("update", spec);
    }

    public static String updates(NetworkSpec spec) {
        return own("updates", spec);
    }

    public static String sumWeights(NetworkSpec spec) {
        return own("sumWeights", spec);
    }

    public static String transpose(NetworkSpec spec) {
        return own("transpose", spec);
    }

    public static String team(NetworkSpec spec) {
        return own("team", spec);
    }

    /** A name for a private method that no inherited method has. */
    public static String own(String name, NetworkSpec spec) {
        String own = name;
        while (spec.inheritedNames().contains(own)) {
            own += "_";
        }
        return own;
    }
}
