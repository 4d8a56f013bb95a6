package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Precision;

/** The number type of a network, in the words of Java source. */
record Scalar(Precision precision) {

    /** {@code float} */
    TypeName type() {
        return precision == Precision.FLOAT ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    /** {@code float[]} */
    ArrayTypeName vector() {
        return ArrayTypeName.of(type());
    }

    /** {@code float[][]} */
    ArrayTypeName matrix() {
        return ArrayTypeName.of(vector());
    }

    /** {@code 0.1f}, {@code 1f}: the shortest text that reads back as this number in this type. */
    String literal(double value) {
        if (precision == Precision.DOUBLE) {
            return Double.toString(value);
        }
        String text = Float.toString((float) value);
        return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + "f";
    }

    /** The interface that holds what all networks of this precision have in common. */
    ClassName network() {
        return RuntimeTypes.runtime(precision == Precision.FLOAT ? "Network" : "DoubleNetwork");
    }
}
