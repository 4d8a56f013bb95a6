package dev.nnmaven.plugin.codegen.emit.vector;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The small methods that the loops in vector instructions of all layers share. */
final class VectorHelpers {

    /** HotSpot looks at operations after 200 calls, and compiles what it saw after 5,000: these are 7,500. */
    private static final int MIXED_CALLS = 1_500;

    private final Scalar scalar;
    private final VectorType vector;

    VectorHelpers(Scalar scalar) {
        this.scalar = scalar;
        this.vector = new VectorType(scalar.precision());
    }

    /**
     * All networks share the methods of the Vector API, and HotSpot compiles these for what it has seen so far. Whatever is
     * new after that is a trap, each time. A loop that inlines such a method many times is beyond HotSpot's limit of 100 traps
     * then: some of its sums live on the heap, and it takes three to ten times as long, for good.
     *
     * <pre>{@code
     * static {
     *     VectorUnit.prepare(float.class, DigitsNetworkVectors::lookUpOperations, DigitsNetworkVectors::mixOperations);
     * }
     * }</pre>
     */
    CodeBlock prepare(ClassName network) {
        return CodeBlock.builder()
                .addStatement(
                        "$1T.prepare($2T.class, $3T::lookUpOperations, $3T::mixOperations)",
                        RuntimeTypes.VECTOR_UNIT,
                        scalar.type(),
                        network)
                .build();
    }

    /**
     * The Vector API makes the code of an operation at its first use, through a call of a kind of its own for each operation:
     * three that came after the compilation of that call made the traps of 34 products and sums too many, of the 52 in the
     * online step of 200 neurons. Measured on JDK 17 with the serial collector, in 8 of 20 processes. Of both precisions, since
     * they share the call.
     *
     * <pre>{@code
     * private static void lookUpOperations() {
     *     FloatVector f = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 1f);
     *     f = f.add(f).sub(f).mul(f).div(f).max(f).min(f).neg().abs().fma(f, f);
     *     f = f.add(f.reduceLanes(VectorOperators.ADD));
     *     IntVector i = f.reinterpretAsInts().lanewise(VectorOperators.LSHL, 1);
     *     i.add(i);
     *     ...
     * }
     * }</pre>
     */
    MethodSpec lookUpOperations() {
        return MethodSpec.methodBuilder("lookUpOperations")
                .addJavadoc("Has the Vector API make all operations before HotSpot compiles how it does that.")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addCode(lookUp(Precision.FLOAT, "f", "i"))
                .addCode(lookUp(Precision.DOUBLE, "d", "l"))
                .build();
    }

    private static CodeBlock lookUp(Precision precision, String v, String bits) {
        VectorType type = new VectorType(precision);
        return CodeBlock.builder()
                .addStatement(
                        "$1T $2L = $1T.broadcast($1T.SPECIES_PREFERRED, $3L)",
                        type.type(),
                        v,
                        new Scalar(precision).literal(1))
                .addStatement(
                        "$1L = $1L.add($1L).sub($1L).mul($1L).div($1L).max($1L).min($1L).neg().abs().fma($1L, $1L)", v)
                .addStatement("$1L = $1L.add($1L.reduceLanes($2T.ADD))", v, VectorType.OPERATORS)
                .addStatement(
                        "$T $L = $L.$L().lanewise($T.LSHL, 1)",
                        type.bits(),
                        bits,
                        v,
                        type.asBits(),
                        VectorType.OPERATORS)
                .addStatement("$1L.add($1L)", bits)
                .build();
    }

    /**
     * A ReLU network trained in batches shows HotSpot one operation (max: products are fused). Each further one is a trap
     * then, four times: too many for 26 sums and more. Measured on JDK 17: in 9 of 12 processes that logged compilations and
     * 5 of 21 others, in none of 18 with this first.
     *
     * <pre>{@code
     * private static void mixOperations() {
     *     FloatVector one = FloatVector.broadcast(SPECIES, 1f);
     *     FloatVector v = one;
     *     for (int i = 0; i < 1500; i++) {
     *         v = v.mul(one).add(one).sub(one).max(one).div(one);
     *     }
     *     v.intoArray(new float[LANES], 0);
     * }
     * }</pre>
     */
    MethodSpec mixOperations() {
        return MethodSpec.methodBuilder("mixOperations")
                .addJavadoc("Shows HotSpot operations of all kinds before it compiles what they have in common.")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addStatement("$1T one = $1T.broadcast(SPECIES, $2L)", vector.type(), scalar.literal(1))
                .addStatement("$T v = one", vector.type())
                .beginControlFlow("for (int i = 0; i < $L; i++)", MIXED_CALLS)
                .addStatement("v = v.mul(one).add(one).sub(one).max(one).div(one)")
                .endControlFlow()
                .addStatement("v.intoArray(new $T[LANES], 0)", scalar.type())
                .build();
    }

    /**
     * A method of its own, because HotSpot on JDK 17 keeps no sums in registers across an {@code if} in their loop:
     *
     * <pre>{@code
     * private static int next(float[] x, int j) {
     *     while (j < x.length && x[j] == 0f) {
     *         j++;
     *     }
     *     return j;
     * }
     * }</pre>
     */
    MethodSpec next() {
        return MethodSpec.methodBuilder("next")
                .addJavadoc("The next input from j on that is not 0.")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.INT)
                .addParameter(scalar.vector(), "x")
                .addParameter(TypeName.INT, "j")
                .beginControlFlow("while (j < x.length && x[j] == $L)", scalar.literal(0))
                .addStatement("j++")
                .endControlFlow()
                .addStatement("return j")
                .build();
    }

    /**
     * <pre>{@code
     * private static float withRest(float sum, float[] row, float[] x) {
     *     for (int j = x.length / 16 * 16; j < x.length; j++) {
     *         sum += row[j] * x[j];
     *     }
     *     return sum;
     * }
     * }</pre>
     */
    MethodSpec withRest() {
        return MethodSpec.methodBuilder("withRest")
                .addJavadoc("A dot product, complete with what is left of a row.")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(scalar.type())
                .addParameter(scalar.type(), "sum")
                .addParameter(scalar.vector(), "row")
                .addParameter(scalar.vector(), "x")
                .beginControlFlow("for (int j = x.length / $1L * $1L; j < x.length; j++)", scalar.partialSums())
                .addStatement("sum += row[j] * x[j]")
                .endControlFlow()
                .addStatement("return sum")
                .build();
    }

    /** {@code TURN_BY_8}: lane 8 comes to lane 0. */
    static String turn(int lanes) {
        return "TURN_BY_" + lanes;
    }

    /**
     * <pre>{@code
     * static double reach(float[] x, float[] g) {
     *     return Math.sqrt(squares(x)) * Math.sqrt(squares(g));
     * }
     * }</pre>
     */
    List<MethodSpec> reach() {
        MethodSpec reach = MethodSpec.methodBuilder("reach")
                .addJavadoc("How far a step can move a weight: no product of an input and a step of a bias is larger.")
                .addModifiers(Modifier.STATIC)
                .returns(TypeName.DOUBLE)
                .addParameter(scalar.vector(), "x")
                .addParameter(scalar.vector(), "g")
                .addStatement("return $1T.sqrt(squares(x)) * $1T.sqrt(squares(g))", Math.class)
                .build();
        MethodSpec squares = MethodSpec.methodBuilder("squares")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.DOUBLE)
                .addParameter(scalar.vector(), "values")
                .addStatement("int whole = SPECIES.loopBound(values.length)")
                .addStatement("$1T sum = $1T.zero(SPECIES)", vector.type())
                .beginControlFlow("for (int i = 0; i < whole; i += LANES)")
                .addStatement("$T v = $L", vector.type(), vector.load("values", "i"))
                .addStatement("sum = $L", VectorType.fusedMultiplyAdd("v", CodeBlock.of("v"), "sum"))
                .endControlFlow()
                .addStatement("double squares = sum.reduceLanes($T.ADD)", VectorType.OPERATORS)
                .beginControlFlow("for (int i = whole; i < values.length; i++)")
                .addStatement("squares += values[i] * values[i]")
                .endControlFlow()
                .addStatement("return squares")
                .build();
        return List.of(reach, squares);
    }
}
