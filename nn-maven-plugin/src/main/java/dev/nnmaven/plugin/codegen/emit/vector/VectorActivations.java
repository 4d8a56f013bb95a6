package dev.nnmaven.plugin.codegen.emit.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.plugin.codegen.emit.text.Activations;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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

    /** Those that layers take, each once. */
    List<MethodSpec> all() {
        List<MethodSpec> methods = new ArrayList<>();
        Set<Activation> seen = EnumSet.noneOf(Activation.class);
        for (LayerPlan layer : plan.layers()) {
            if (suits(layer) && seen.add(layer.spec().activation())) {
                methods.add(ofArray(layer));
            }
        }
        return methods;
    }

    /**
     * All steps of a function are in the loop, in one method and once. A method for one vector would be a call, with an object for
     * what it takes and gives, wherever HotSpot has compiled it by itself before; and with a second copy of the steps, for a
     * last vector that overlaps the one before, there can be more nodes than HotSpot inlines into.
     *
     * <pre>{@code
     * private static void tanh(float[] a, int size) {
     *     int whole = SPECIES.loopBound(size);
     *     for (int k = 0; k < whole; k += LANES) {
     *         FloatVector sum = FloatVector.fromArray(SPECIES, a, k);
     *         FloatVector x = sum.mul(2f).min(64f).max(-64f);
     *         ...
     *         FloatVector e = f2.mul(p).add(f).mul(scale).add(scale.sub(1f));
     *         e.div(e.add(2f)).intoArray(a, k);
     *     }
     *     for (int k = whole; k < size; k++) {
     *         a[k] = Tanh.of(a[k]);
     *     }
     * }
     * }</pre>
     *
     * <p>Where sums are kept, from one array to another, {@code gelu(float[] z, float[] a, int size)}.
     */
    private MethodSpec ofArray(LayerPlan layer) {
        Activation activation = layer.spec().activation();
        String name = Activations.formula(activation);
        String z = ArrayNames.sums(layer, "z", "a");
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addJavadoc("Each sum z to its activation {@code $L(z)}, $L", name, explained(activation))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC);
        if (layer.keepsSums()) {
            method.addParameter(scalar.vector(), "z");
        }
        CodeBlock.Builder steps = CodeBlock.builder();
        CodeBlock result = steps(activation, steps);
        return method.addParameter(scalar.vector(), "a")
                .addParameter(TypeName.INT, "size")
                .addStatement("int whole = SPECIES.loopBound(size)")
                .beginControlFlow("for (int k = 0; k < whole; k += LANES)")
                .addStatement("$T sum = $L", vector.type(), vector.load(z, "k"))
                .addCode(steps.build())
                .addStatement("$L.intoArray(a, k)", result)
                .endControlFlow()
                .beginControlFlow("for (int k = whole; k < size; k++)")
                .addStatement("a[k] = $L", new Activations(scalar).value(activation, CodeBlock.of("$L[k]", z)))
                .endControlFlow()
                .build();
    }

    private static String explained(Activation activation) {
        return switch (activation) {
            case SIGMOID -> "1 / (1 + e⁻ᶻ), in the steps of Sigmoid.of: x = −z = n·ln 2 + f, and eˣ = 2ⁿ·eᶠ.";
            case TANH -> "in the steps of Tanh.of: x = 2·z = n·ln 2 + f, and eˣ = 2ⁿ·eᶠ.";
            case RELU -> "max(z, 0).";
            case LEAKY_RELU -> "z above 0, 0.01·z below.";
            case ELU -> "z above 0, eᶻ − 1 below, in the steps of Elu.of: x = n·ln 2 + f, and eˣ = 2ⁿ·eᶠ.";
            case SOFTPLUS ->
                "ln(1 + eᶻ), in the steps of Softplus.of: x = −|z| = n·ln 2 + f, y = eˣ = 2ⁿ·eᶠ, and ln(1 + y).";
            case GELU ->
                "½·z·(1 + tanh(√(2/π)·(z + 0.044715·z³))), in the steps of Gelu.of: x = −u = n·ln 2 + f, and eˣ = 2ⁿ·eᶠ.";
            case IDENTITY, SOFTMAX -> throw new IllegalArgumentException(activation + " has no vector form");
        };
    }

    /**
     * For GELU:
     *
     * <pre>{@code
     * FloatVector u = sum.mul(sum.mul(sum).mul(0.07135482f).add(1.5957692f));
     * FloatVector x = u.neg().min(64f).max(-64f);
     * ...
     * sum.max(-32f).mul(FloatVector.broadcast(SPECIES, 1f).div(power.add(1f)))          (is returned)
     * }</pre>
     *
     * @return the activation as an expression, after the given statements
     */
    private CodeBlock steps(Activation activation, CodeBlock.Builder code) {
        String zero = scalar.literal(0);
        switch (activation) {
            case SIGMOID -> {
                return powers.sigmoid(code, "sum");
            }
            case TANH -> {
                code.addStatement(
                        "$T e = $L", vector.type(), powers.expMinusOne(code, "sum.mul(" + scalar.literal(2) + ")"));
                return CodeBlock.of("e.div(e.add($L))", scalar.literal(2));
            }
            case RELU -> {
                return CodeBlock.of("sum.max($L)", zero);
            }
            case LEAKY_RELU -> {
                return CodeBlock.of("sum.max(sum.mul($L))", scalar.literal(0.01));
            }
            case ELU -> {
                CodeBlock below = powers.expMinusOne(code, "sum.min(" + zero + ")");
                return CodeBlock.of("sum.max($L).add($L)", zero, below);
            }
            case SOFTPLUS -> {
                code.addStatement("$T y = $L", vector.type(), powers.exp(code, "sum.abs().neg()"));
                return CodeBlock.of("sum.max($L).add($L)", zero, powers.logOnePlus(code));
            }
            case GELU -> {
                code.addStatement(
                        "$T u = sum.mul(sum.mul(sum).mul($L).add($L))",
                        vector.type(),
                        scalar.literal(GELU_CUBIC),
                        scalar.literal(GELU_LINEAR));
                return CodeBlock.of("sum.max($L).mul($L)", scalar.literal(-32), powers.sigmoid(code, "u"));
            }
            default -> throw new IllegalArgumentException(activation + " has no vector form");
        }
    }
}
