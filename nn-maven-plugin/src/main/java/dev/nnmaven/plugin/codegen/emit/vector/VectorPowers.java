package dev.nnmaven.plugin.codegen.emit.vector;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;

/**
 * The exponential function and its relatives in vector instructions, with the bits of {@code Exp} and {@code Log}: each
 * writes the statements that it needs, and returns the expression that is its value after them.
 */
final class VectorPowers {

    private static final String PER_LN2_FLOAT = "0x1.715476p0f";
    private static final String ROUND_FLOAT = "0x1.8p23f";

    private final Scalar scalar;
    private final VectorType vector;

    VectorPowers(Scalar scalar) {
        this.scalar = scalar;
        this.vector = new VectorType(scalar.precision());
    }

    /**
     * 1 / (1 + e<sup>−z</sup>), with its own steps in float:
     *
     * <pre>{@code
     * FloatVector x = z.neg().min(64f).max(-64f);
     * FloatVector rounded = x.mul(1.442695f).add(1.2582912E7f);
     * FloatVector n = rounded.sub(1.2582912E7f);
     * FloatVector f = x.sub(n.mul(0x1.62e4p-1f));
     * ...
     * FloatVector onePlusPower = scale.mul(f.add(1f)).add(1f).add(scale.mul(f2).mul(p));
     * FloatVector.broadcast(SPECIES, 1f).div(onePlusPower)          (is returned)
     * }</pre>
     */
    CodeBlock sigmoid(CodeBlock.Builder code, String z) {
        String onePlusPower = "onePlusPower";
        if (scalar.precision() == Precision.FLOAT) {
            code.add(reducedForSigmoid(z + ".neg()"))
                    .addStatement(
                            "$T $L = scale.mul(f.add(1f)).add(1f).add(scale.mul(f2).mul(p))",
                            vector.type(),
                            onePlusPower);
        } else {
            code.add(reduced(z + ".neg()")).addStatement("$T $L = $L.add(1)", vector.type(), onePlusPower, power());
        }
        return CodeBlock.of("$T.broadcast(SPECIES, $L).div($L)", vector.type(), scalar.literal(1), onePlusPower);
    }

    /** The same steps for e<sup>z</sup> alone. */
    CodeBlock exp(CodeBlock.Builder code, String z) {
        code.add(reduced(z));
        return power();
    }

    /** And for e<sup>z</sup> − 1, {@code f2.mul(p).add(f).mul(scale).add(scale.sub(1f))}. */
    CodeBlock expMinusOne(CodeBlock.Builder code, String z) {
        code.add(reduced(z));
        return CodeBlock.of("f2.mul(p).add(f).mul(scale).add(scale.sub($L))", one());
    }

    /**
     * ln(1 + y) for y from 0 to 1:
     *
     * <pre>{@code
     * FloatVector s = y.div(y.add(2f));
     * FloatVector w = s.mul(s);
     * FloatVector q = ...;
     * y.sub(s.mul(y.sub(w.mul(q))))          (is returned)
     * }</pre>
     */
    CodeBlock logOnePlus(CodeBlock.Builder code) {
        code.addStatement("$T s = y.div(y.add($L))", vector.type(), scalar.literal(2))
                .addStatement("$T w = s.mul(s)", vector.type());
        if (scalar.precision() == Precision.FLOAT) {
            code.addStatement(
                    "$T q = w.mul(0.4000756f).add(0.6666664f)" + ".add(w.mul(w).mul(w.mul(0.268515f).add(0.2823662f)))",
                    vector.type());
        } else {
            code.addStatement("$T w2 = w.mul(w)", vector.type())
                    .addStatement("$T w4 = w2.mul(w2)", vector.type())
                    .addStatement(
                            "$T lowLog = w.mul(0.40000000000014585).add(0.6666666666666666)"
                                    + ".add(w2.mul(w.mul(0.22222222717427864).add(0.2857142856710876)))",
                            vector.type())
                    .addStatement(
                            "$T middleLog = w.mul(0.15385570064958623).add(0.18181789436132859)"
                                    + ".add(w2.mul(w.mul(0.12001072809590713).add(0.13314144209654935)))",
                            vector.type())
                    .addStatement("$T highLog = w.mul(0.1616404561194353).add(0.08800738486144674)", vector.type())
                    .addStatement("$T q = w4.mul(w4.mul(highLog).add(middleLog)).add(lowLog)", vector.type());
        }
        return CodeBlock.of("y.sub(s.mul(y.sub(w.mul(q))))");
    }

    private String one() {
        return scalar.precision() == Precision.FLOAT ? scalar.literal(1) : "1";
    }

    /** {@code eˣ}, once x is reduced. */
    private CodeBlock power() {
        return CodeBlock.of("f2.mul(p).add(f).add($L).mul(scale)", one());
    }

    /** To f, its square, p with eᶠ = 1 + f + f²·p, and the scale 2ⁿ. */
    private CodeBlock reduced(String argument) {
        return scalar.precision() == Precision.FLOAT ? reducedFloat(argument) : reducedDouble(argument);
    }

    private CodeBlock reducedFloat(String argument) {
        CodeBlock.Builder code = CodeBlock.builder();
        begin(code, argument, "64f", PER_LN2_FLOAT, ROUND_FLOAT, "0x1.62ep-1f", "0x1.0bfbe8p-15f");
        code.addStatement("$T f2 = f.mul(f)", vector.type());
        code.addStatement(
                "$T p = f.mul(0.166665763f).add(0.5f).add(f2.mul(f.mul(0.008363178f).add(0.0416665561f)"
                        + ".add(f2.mul(0.00139261817f))))",
                vector.type());
        code.addStatement("$T scale = $L", vector.type(), scaleFloat());
        return code.build();
    }

    /** As {@code Sigmoid.of} does it, with x = −z and f = −g: the scale takes over what is left of ln 2. */
    private CodeBlock reducedForSigmoid(String argument) {
        return CodeBlock.builder()
                .add(rounded(argument, "64f", PER_LN2_FLOAT, ROUND_FLOAT))
                .addStatement("$T f = x.sub(n.mul(0x1.62e4p-1f))", vector.type())
                .addStatement("$T f2 = f.mul(f)", vector.type())
                .addStatement(
                        "$T p = f.mul(0.16667125f).add(0.4999937f).add(f2.mul(f.mul(0.0083071748f).add(0.0418751f)))",
                        vector.type())
                .addStatement("$T scale = $L.mul(n.mul(-0x1.7f7d1cp-20f).add(1f))", vector.type(), scaleFloat())
                .build();
    }

    private static CodeBlock scaleFloat() {
        return CodeBlock.of(
                "rounded.reinterpretAsInts().lanewise($T.LSHL, 23).add(0x3f800000).reinterpretAsFloats()",
                VectorType.OPERATORS);
    }

    private CodeBlock reducedDouble(String argument) {
        CodeBlock.Builder code = CodeBlock.builder();
        begin(code, argument, "512.0", "0x1.71547652b82fep0", "0x1.8p52", "0x1.62e42fefap-1", "0x1.cf79abc9e3b39p-40");
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
        return code.build();
    }

    private void begin(
            CodeBlock.Builder code,
            String argument,
            String largest,
            String perLn2,
            String round,
            String high,
            String low) {
        code.add(rounded(argument, largest, perLn2, round));
        code.addStatement("$T f = x.sub(n.mul($L)).sub(n.mul($L))", vector.type(), high, low);
    }

    /** To x within bounds, and n, the integer nearest to x/ln 2. */
    private CodeBlock rounded(String argument, String largest, String perLn2, String round) {
        return CodeBlock.builder()
                .addStatement("$T x = $L.min($L).max(-$L)", vector.type(), argument, largest, largest)
                .addStatement("$T rounded = x.mul($L).add($L)", vector.type(), perLn2, round)
                .addStatement("$T n = rounded.sub($L)", vector.type(), round)
                .build();
    }
}
