package dev.nnmaven.plugin.codegen.emit.vector;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import java.util.stream.IntStream;

/**
 * The words of the Vector API for one precision. Of species there is one, the widest, because HotSpot compiles badly what
 * has met two: its profiles of the API's own methods are shared by all who call them.
 */
record VectorType(Precision precision) {

    static final ClassName OPERATORS = api("VectorOperators");

    static final ClassName SHUFFLE = api("VectorShuffle");

    private static ClassName api(String simpleName) {
        return ClassName.get("jdk.incubator.vector", simpleName);
    }

    /** {@code FloatVector} */
    ClassName type() {
        return api(precision == Precision.FLOAT ? "FloatVector" : "DoubleVector");
    }

    /** {@code IntVector} */
    ClassName bits() {
        return api(precision == Precision.FLOAT ? "IntVector" : "LongVector");
    }

    /** {@code reinterpretAsInts} */
    String asBits() {
        return precision == Precision.FLOAT ? "reinterpretAsInts" : "reinterpretAsLongs";
    }

    /** {@code VectorSpecies<Float>} */
    TypeName species() {
        return ParameterizedTypeName.get(
                api("VectorSpecies"), new Scalar(precision).type().box());
    }

    /** {@code VectorShuffle<Float>} */
    TypeName shuffle() {
        return ParameterizedTypeName.get(SHUFFLE, new Scalar(precision).type().box());
    }

    /** Lanes of the widths that processors have, 128 to 512 bits. */
    IntStream lanes() {
        int bytes = precision == Precision.FLOAT ? Float.BYTES : Double.BYTES;
        return IntStream.of(16 / bytes, 32 / bytes, 64 / bytes);
    }

    /** {@code FloatVector.fromArray(SPECIES, row, k0)} */
    CodeBlock load(String array, String index) {
        return CodeBlock.of("$T.fromArray(SPECIES, $L, $L)", type(), array, index);
    }

    /** {@code FloatVector.broadcast(SPECIES, x[j])} */
    CodeBlock broadcast(String value) {
        return CodeBlock.of("$T.broadcast(SPECIES, $L)", type(), value);
    }

    /**
     * As plain Java rounds it: {@code sum.add(factor.mul(row0))}. A single sample gains nothing from fused instructions,
     * since it waits for weights from the cache.
     */
    static CodeBlock multiplyAdd(String factor, CodeBlock value, String sum) {
        return CodeBlock.of("$3L.add($1L.mul($2L))", factor, value, sum);
    }

    /**
     * For batches. Written out each time, because a method of our own in between keeps HotSpot from holding vectors in registers once
     * the loop is long:
     *
     * <pre>{@code
     * FUSED ? factor.fma(row0, sum) : sum.add(factor.mul(row0))
     * }</pre>
     */
    static CodeBlock fusedMultiplyAdd(String factor, CodeBlock value, String sum) {
        return CodeBlock.of("FUSED ? $1L.fma($2L, $3L) : $3L.add($1L.mul($2L))", factor, value, sum);
    }
}
