package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Activation functions of many values in vector instructions: the operations of {@code dev.nnmaven.runtime.math}, one for
 * one and without fused ones, so that they give the same bits.
 */
final class VectorActivations {

    private final NetworkPlan plan;
    private final Scalar scalar;
    private final VectorType vector;

    VectorActivations(NetworkPlan plan) {
        this.plan = plan;
        this.scalar = new Scalar(plan.spec().precision());
        this.vector = new VectorType(scalar.precision());
    }

    /** Those of the layers that are wide enough for them. */
    List<MethodSpec> all() {
        List<MethodSpec> methods = new ArrayList<>();
        plan.layers().stream()
                .filter(LayerPlan::vectors)
                .filter(layer -> layer.outputs() >= HotSpotLimits.SHORTEST_VECTOR_ROW)
                .map(layer -> layer.spec().activation())
                .distinct()
                .forEach(activation -> {
                    methods.add(inPlace(activation));
                    methods.add(sigmoid());
                });
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
     */
    private MethodSpec inPlace(Activation activation) {
        String name = Activations.formula(activation);
        return MethodSpec.methodBuilder(name)
                .addJavadoc("Sums to activations: {@code a = $L(a)}, at least as many as there are lanes.", name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(scalar.vector(), "a")
                .addParameter(TypeName.INT, "size")
                .addStatement("int end = size - LANES")
                .addStatement("$T last = $L($L)", vector.type(), name, vector.load("a", "end"))
                .beginControlFlow("for (int k = 0; k < end; k += LANES)")
                .addStatement("$L($L).intoArray(a, k)", name, vector.load("a", "k"))
                .endControlFlow()
                .addStatement("last.intoArray(a, end)")
                .build();
    }

    /**
     * <pre>{@code
     * private static FloatVector sigmoid(FloatVector z) {
     *     FloatVector x = z.neg().min(64f).max(-64f);
     *     FloatVector rounded = x.mul(1.442695f).add(1.2582912E7f);
     *     FloatVector n = rounded.sub(1.2582912E7f);
     *     ...
     *     return FloatVector.broadcast(SPECIES, 1f).div(power.add(1f));
     * }
     * }</pre>
     */
    private MethodSpec sigmoid() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (scalar.precision() == Precision.FLOAT) {
            floatPower(code);
        } else {
            doublePower(code);
        }
        return MethodSpec.methodBuilder("sigmoid")
                .addJavadoc("1 / (1 + e⁻ᶻ), in the steps of Sigmoid.of: x = −z = n·ln 2 + f, and eˣ = 2ⁿ·eᶠ.")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(vector.type())
                .addParameter(vector.type(), "z")
                .addCode(code.build())
                .addStatement("return $T.broadcast(SPECIES, $L).div(power.add($L))", vector.type(), one(), one())
                .build();
    }

    private String one() {
        return scalar.literal(1);
    }

    private void floatPower(CodeBlock.Builder code) {
        begin(code, "64f", "0x1.715476p0f", "0x1.8p23f", "0x1.62ep-1f", "0x1.0bfbe8p-15f");
        code.addStatement("$T f2 = f.mul(f)", vector.type());
        code.addStatement(
                "$T p = f.mul(0.166665763f).add(0.5f).add(f2.mul(f.mul(0.008363178f).add(0.0416665561f)"
                        + ".add(f2.mul(0.00139261817f))))",
                vector.type());
        code.addStatement(
                "$T scale = rounded.reinterpretAsInts().lanewise($T.LSHL, 23).add(0x3f800000).reinterpretAsFloats()",
                vector.type(),
                VectorType.OPERATORS);
        code.addStatement("$T power = f2.mul(p).add(f).add(1f).mul(scale)", vector.type());
    }

    private void doublePower(CodeBlock.Builder code) {
        begin(code, "512.0", "0x1.71547652b82fep0", "0x1.8p52", "0x1.62e42fefap-1", "0x1.cf79abc9e3b39p-40");
        code.addStatement("$T f2 = f.mul(f)", vector.type());
        code.addStatement("$T f4 = f2.mul(f2)", vector.type());
        code.addStatement(
                "$T low = f.mul(0.16666666666666669).add(0.5000000000000001)"
                        + ".add(f2.mul(f.mul(0.008333333333330063).add(0.041666666666624136)))",
                vector.type());
        code.addStatement("$T middle = f.mul(0.00019841269863050506).add(0.001388888891720967)", vector.type());
        code.addStatement(
                "$T high = f.mul(2.7557268464831627e-06).add(2.4801521302241082e-05)"
                        + ".add(f2.mul(f.mul(2.510038319586702e-08).add(2.7620085455018414e-07)))",
                vector.type());
        code.addStatement("$T p = f4.mul(f2.mul(high).add(middle)).add(low)", vector.type());
        code.addStatement(
                "$T scale = rounded.reinterpretAsLongs().lanewise($T.LSHL, 52).add(0x3ff0000000000000L)"
                        + ".reinterpretAsDoubles()",
                vector.type(),
                VectorType.OPERATORS);
        code.addStatement("$T power = f2.mul(p).add(f).add(1).mul(scale)", vector.type());
    }

    private void begin(CodeBlock.Builder code, String largest, String perLn2, String round, String high, String low) {
        code.addStatement("$T x = z.neg().min($L).max(-$L)", vector.type(), largest, largest);
        code.addStatement("$T rounded = x.mul($L).add($L)", vector.type(), perLn2, round);
        code.addStatement("$T n = rounded.sub($L)", vector.type(), round);
        code.addStatement("$T f = x.sub(n.mul($L)).sub(n.mul($L))", vector.type(), high, low);
    }
}
