package dev.nnmaven.plugin.codegen.emit.text;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;

/** The number type of a network, in the words of Java source. */
public record Scalar(Precision precision) {

    /** {@code float} */
    public TypeName type() {
        return precision == Precision.FLOAT ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    /** {@code float[]} */
    public ArrayTypeName vector() {
        return ArrayTypeName.of(type());
    }

    /** {@code float[][]} */
    public ArrayTypeName matrix() {
        return ArrayTypeName.of(vector());
    }

    /** Partial sums of a dot product: 16 or, in double precision, 8. */
    public int partialSums() {
        return HotSpotLimits.PARTIAL_SUMS_BITS / (precision == Precision.FLOAT ? Float.SIZE : Double.SIZE);
    }

    /** {@code 0.1f}, {@code 1f}: the shortest text that reads back as this number in this type. */
    public String literal(double value) {
        if (precision == Precision.DOUBLE) {
            return Double.toString(value);
        }
        String text = Float.toString((float) value);
        return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + "f";
    }

    /** The interface that holds what all networks of this precision have in common, or all that can run backwards. */
    public ClassName network(boolean reversible) {
        return RuntimeTypes.runtime(
                (precision == Precision.FLOAT ? "" : "Double") + (reversible ? "Reversible" : "Network"));
    }
}
