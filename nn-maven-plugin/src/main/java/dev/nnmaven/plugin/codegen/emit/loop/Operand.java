package dev.nnmaven.plugin.codegen.emit.loop;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;

/**
 * A vector that straight-line code reads and writes element by element: an array, or one local variable an element.
 *
 * @param name {@code a1}
 * @param locals whether the elements are local variables
 */
record Operand(String name, boolean locals) {

    static Operand array(String name) {
        return new Operand(name, false);
    }

    static Operand locals(String name) {
        return new Operand(name, true);
    }

    /** {@code a1[3]} in an array, {@code a1_3} or {@code x3} in local variables. */
    String at(int index) {
        if (!locals) {
            return name + "[" + index + "]";
        }
        boolean numbered = Character.isDigit(name.charAt(name.length() - 1));
        return name + (numbered ? "_" : "") + index;
    }

    /**
     * Gives an element its value:
     *
     * <pre>{@code
     * a1[3] = value;
     * float a1_3 = value;
     * }</pre>
     */
    void assign(CodeBlock.Builder code, Scalar scalar, int index, CodeBlock value) {
        if (locals) {
            code.addStatement("$T $L = $L", scalar.type(), at(index), value);
        } else {
            code.addStatement("$L = $L", at(index), value);
        }
    }
}
