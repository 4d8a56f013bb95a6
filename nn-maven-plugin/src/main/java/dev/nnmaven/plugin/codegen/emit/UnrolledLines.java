package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import java.util.function.IntFunction;

/** Straight-line code for one layer, whose weights lie in a flat array: {@code w1[k * inputs + j]}. */
final class UnrolledLines {

    /** Products in one statement: short lines for people, shallow expressions for javac. */
    private static final int TERMS = 4;

    private final Scalar scalar;
    private final Activations activations;

    UnrolledLines(Scalar scalar) {
        this.scalar = scalar;
        this.activations = new Activations(scalar);
    }

    /**
     * Reads an array once:
     *
     * <pre>{@code
     * float x0 = x[0];
     * float x1 = x[1];
     * }</pre>
     */
    void load(CodeBlock.Builder code, int count, String array, Operand into) {
        for (int i = 0; i < count; i++) {
            into.assign(code, scalar, i, CodeBlock.of("$L[$L]", array, i));
        }
    }

    /**
     * {@code a = f(W·x + b)}:
     *
     * <pre>{@code
     * float a1_0 = Sigmoid.of(b1[0] + w1[0] * x0 + w1[1] * x1);
     * float a1_1 = Sigmoid.of(b1[1] + w1[2] * x0 + w1[3] * x1);
     * }</pre>
     */
    void forward(CodeBlock.Builder code, LayerPlan layer, Operand x, Operand a) {
        for (int k = 0; k < layer.outputs(); k++) {
            int row = k * layer.inputs();
            String bias = layer.spec().bias() ? Names.biases(layer) + "[" + k + "]" : "";
            CodeBlock z = sum(
                    code,
                    "z" + layer.number() + "_" + k,
                    bias,
                    layer.inputs(),
                    j -> weight(layer, row + j) + " * " + x.at(j));
            a.assign(code, scalar, k, activations.value(layer.spec().activation(), z));
        }
    }

    /**
     * {@code before = Wᵀ·e}:
     *
     * <pre>{@code
     * float e1_0 = w2[0] * e2_0;
     * float e1_1 = w2[1] * e2_0;
     * }</pre>
     */
    void errorsBefore(CodeBlock.Builder code, LayerPlan layer, Operand e, Operand before) {
        for (int j = 0; j < layer.inputs(); j++) {
            int column = j;
            CodeBlock sum = sum(
                    code,
                    "s" + layer.number() + "_" + j,
                    "",
                    layer.outputs(),
                    k -> weight(layer, k * layer.inputs() + column) + " * " + e.at(k));
            before.assign(code, scalar, j, sum);
        }
    }

    /**
     * {@code e = t − a}:
     *
     * <pre>{@code
     * float e2_0 = targets[0] - a2_0;
     * }</pre>
     */
    void outputErrors(CodeBlock.Builder code, LayerPlan layer, String targets, Operand a, Operand e) {
        for (int k = 0; k < layer.outputs(); k++) {
            e.assign(code, scalar, k, CodeBlock.of("$L[$L] - $L", targets, k, a.at(k)));
        }
    }

    /**
     * {@code d = e·f′}:
     *
     * <pre>{@code
     * float d1_0 = e1_0 * a1_0 * (1f - a1_0);
     * }</pre>
     */
    void deltas(CodeBlock.Builder code, LayerPlan layer, Operand e, Operand a, Operand d) {
        for (int k = 0; k < layer.outputs(); k++) {
            CodeBlock derivative = activations.derivative(layer.spec().activation(), a.at(k));
            d.assign(code, scalar, k, CodeBlock.of("$L * $L", e.at(k), derivative));
        }
    }

    /**
     * {@code g = α·e·f′}:
     *
     * <pre>{@code
     * g1[0] = rate * (e1[0] * a1[0] * (1f - a1[0]));
     * }</pre>
     */
    void steps(CodeBlock.Builder code, LayerPlan layer, String rate, Operand e, Operand a, Operand g) {
        for (int k = 0; k < layer.outputs(); k++) {
            CodeBlock derivative = activations.derivative(layer.spec().activation(), a.at(k));
            g.assign(code, scalar, k, CodeBlock.of("$L * ($L * $L)", rate, e.at(k), derivative));
        }
    }

    /**
     * {@code g = α·d}:
     *
     * <pre>{@code
     * float g1_0 = LEARNING_RATE * d1_0;
     * }</pre>
     */
    void steps(CodeBlock.Builder code, LayerPlan layer, String rate, Operand d, Operand g) {
        for (int k = 0; k < layer.outputs(); k++) {
            g.assign(code, scalar, k, CodeBlock.of("$L * $L", rate, d.at(k)));
        }
    }

    /**
     * {@code W += g·xᵀ}:
     *
     * <pre>{@code
     * w1[0] += g1_0 * x0;
     * w1[1] += g1_0 * x1;
     * }</pre>
     *
     * @param weights the flat array to add to
     */
    void update(CodeBlock.Builder code, LayerPlan layer, Operand g, Operand x, String weights) {
        for (int k = 0; k < layer.outputs(); k++) {
            for (int j = 0; j < layer.inputs(); j++) {
                code.addStatement("$L[$L] += $L * $L", weights, k * layer.inputs() + j, g.at(k), x.at(j));
            }
        }
    }

    /**
     * {@code b += g}:
     *
     * <pre>{@code
     * b1[0] += g1_0;
     * }</pre>
     */
    void updateBiases(CodeBlock.Builder code, LayerPlan layer, Operand g, String biases) {
        for (int k = 0; k < layer.outputs(); k++) {
            code.addStatement("$L[$L] += $L", biases, k, g.at(k));
        }
    }

    /** A sum as one expression if it is short, otherwise as a local variable that several statements add to. */
    private CodeBlock sum(CodeBlock.Builder code, String local, String start, int count, IntFunction<String> term) {
        String head = start;
        for (int from = 0; from < count; from += TERMS) {
            StringBuilder terms = new StringBuilder(head);
            for (int i = from; i < Math.min(from + TERMS, count); i++) {
                terms.append(terms.isEmpty() ? "" : " + ").append(term.apply(i));
            }
            if (count <= TERMS) {
                return CodeBlock.of("$L", terms);
            }
            if (from == 0) {
                code.addStatement("$T $L = $L", scalar.type(), local, terms);
            } else {
                code.addStatement("$L += $L", local, terms);
            }
            head = "";
        }
        return CodeBlock.of("$L", local);
    }

    private static String weight(LayerPlan layer, int index) {
        return Names.weights(layer) + "[" + index + "]";
    }
}
