package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Activation functions of many values in vector instructions: the operations of {@code dev.nnmaven.runtime.math}, one for
 * one and without fused ones, so that they give the same bits.
 */
final class VectorActivations {

    /** As in {@code dev.nnmaven.runtime.math.Gelu}. */
    private static final double GELU_LINEAR = 1.5957691216057308;

    private static final double GELU_CUBIC = GELU_LINEAR * 0.044715;

    private final NetworkPlan plan;
    private final Scalar scalar;
    private final VectorType vector;
    private final VectorPowers powers;

    VectorActivations(NetworkPlan plan) {
        this.plan = plan;
        this.scalar = new Scalar(plan.spec().precision());
        this.vector = new VectorType(scalar.precision());
        this.powers = new VectorPowers(scalar);
    }

    /** Whether a layer takes them: one that is as wide as a vector, and whose neurons do not depend on each other. */
    static boolean suits(LayerPlan layer) {
        return layer.vectors()
                && layer.outputs() >= HotSpotLimits.SHORTEST_VECTOR_ROW
                && layer.spec().activation() != Activation.IDENTITY
                && layer.spec().activation() != Activation.SOFTMAX;
    }

    /** Those of the layers that take them, and what these are made of. */
    List<MethodSpec> all() {
        List<MethodSpec> methods = new ArrayList<>();
        Map<String, MethodSpec> functions = new LinkedHashMap<>();
        Set<Activation> seen = EnumSet.noneOf(Activation.class);
        for (LayerPlan layer : plan.layers()) {
            Activation activation = layer.spec().activation();
            if (suits(layer) && seen.add(activation)) {
                methods.add(inPlace(layer));
                functions(activation).forEach(function -> functions.put(function.name(), function));
            }
        }
        methods.addAll(functions.values());
        return methods;
    }

    /**
     * The last vector is taken before those that it overlaps are replaced:
     *
     * <pre>{@code
     * private static void sigmoid(float[] a, int size) {
     *     int end = size - LANES;
     *     FloatVector last = sigmoid(FloatVector.fromArray(SPECIES, a, end));
     *     for (int k = 0; k < end; k += LANES) {
     *         sigmoid(FloatVector.fromArray(SPECIES, a, k)).intoArray(a, k);
     *     }
     *     last.intoArray(a, end);
     * }
     * }</pre>
     *
     * <p>Where sums are kept, from one array to another, {@code gelu(float[] z, float[] a, int size)}.
     */
    private MethodSpec inPlace(LayerPlan layer) {
        String name = Activations.formula(layer.spec().activation());
        String z = Names.sums(layer, "z", "a");
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addJavadoc("Sums to activations: {@code a = $L($L)}, at least as many as there are lanes.", name, z)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC);
        if (layer.keepsSums()) {
            method.addParameter(scalar.vector(), "z");
        }
        return method.addParameter(scalar.vector(), "a")
                .addParameter(TypeName.INT, "size")
                .addStatement("int end = size - LANES")
                .addStatement("$T last = $L($L)", vector.type(), name, vector.load(z, "end"))
                .beginControlFlow("for (int k = 0; k < end; k += LANES)")
                .addStatement("$L($L).intoArray(a, k)", name, vector.load(z, "k"))
                .endControlFlow()
                .addStatement("last.intoArray(a, end)")
                .build();
    }

    private List<MethodSpec> functions(Activation activation) {
        return switch (activation) {
            case SIGMOID -> List.of(powers.sigmoid());
            case TANH -> List.of(tanh(), powers.expMinusOne());
            case RELU -> List.of(function("relu", "max(z, 0).", CodeBlock.of("z.max($L)", scalar.literal(0))));
            case LEAKY_RELU ->
                List.of(function(
                        "leakyRelu",
                        "z above 0, 0.01·z below.",
                        CodeBlock.of("z.max(z.mul($L))", scalar.literal(0.01))));
            case ELU -> List.of(elu(), powers.expMinusOne());
            case SOFTPLUS -> List.of(softplus(), powers.exp(), powers.logOnePlus());
            case GELU -> List.of(gelu(), powers.sigmoid());
            case IDENTITY, SOFTMAX -> throw new IllegalArgumentException(activation + " has no vector form");
        };
    }

    /**
     * <pre>{@code
     * private static FloatVector tanh(FloatVector z) {
     *     FloatVector e = expMinusOne(z.mul(2f));
     *     return e.div(e.add(2f));
     * }
     * }</pre>
     */
    private MethodSpec tanh() {
        return powers.function("tanh", "The hyperbolic tangent, in the steps of Tanh.of.", "z")
                .addStatement("$T e = expMinusOne(z.mul($L))", vector.type(), scalar.literal(2))
                .addStatement("return e.div(e.add($L))", scalar.literal(2))
                .build();
    }

    /** {@code return z.max(0f).add(expMinusOne(z.min(0f)))} */
    private MethodSpec elu() {
        return function(
                "elu",
                "z above 0, eᶻ − 1 below.",
                CodeBlock.of("z.max($1L).add(expMinusOne(z.min($1L)))", scalar.literal(0)));
    }

    /** {@code return z.max(0f).add(logOnePlus(exp(z.abs().neg())))} */
    private MethodSpec softplus() {
        return function(
                "softplus",
                "ln(1 + eᶻ), in the steps of Softplus.of.",
                CodeBlock.of("z.max($L).add(logOnePlus(exp(z.abs().neg())))", scalar.literal(0)));
    }

    /**
     * <pre>{@code
     * private static FloatVector gelu(FloatVector z) {
     *     FloatVector u = z.mul(z.mul(z).mul(0.07135482f).add(1.5957692f));
     *     return z.max(-32f).mul(sigmoid(u));
     * }
     * }</pre>
     */
    private MethodSpec gelu() {
        return powers.function("gelu", "½·z·(1 + tanh(√(2/π)·(z + 0.044715·z³))), in the steps of Gelu.of.", "z")
                .addStatement(
                        "$T u = z.mul(z.mul(z).mul($L).add($L))",
                        vector.type(),
                        scalar.literal(GELU_CUBIC),
                        scalar.literal(GELU_LINEAR))
                .addStatement("return z.max($L).mul(sigmoid(u))", scalar.literal(-32))
                .build();
    }

    private MethodSpec function(String name, String comment, CodeBlock value) {
        return powers.function(name, comment, "z")
                .addStatement("return $L", value)
                .build();
    }
}
