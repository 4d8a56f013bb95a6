package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The small methods that the loops in vector instructions of all layers share. */
final class VectorHelpers {

    private final Scalar scalar;
    private final VectorType vector;

    VectorHelpers(Scalar scalar) {
        this.scalar = scalar;
        this.vector = new VectorType(scalar.precision());
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
                .addStatement("sum = v.fma(v, sum)")
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
