package dev.nnmaven.plugin.codegen.emit.loop;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.plugin.codegen.emit.text.Activations;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Losses;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
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
     *
     * @param z receives the sums where they are kept or all of them are needed for each activation
     */
    void forward(CodeBlock.Builder code, LayerPlan layer, Operand x, Operand z, Operand a) {
        boolean softmax = layer.spec().activation() == Activation.SOFTMAX;
        for (int k = 0; k < layer.outputs(); k++) {
            CodeBlock sum = weightedSum(code, layer, x, k);
            if (softmax) {
                assignUnlessSame(code, z, k, sum);
            } else if (layer.keepsSums()) {
                assignUnlessSame(code, z, k, sum);
                a.assign(code, scalar, k, activations.value(layer.spec().activation(), CodeBlock.of("$L", z.at(k))));
            } else {
                a.assign(code, scalar, k, activations.value(layer.spec().activation(), sum));
            }
        }
        if (softmax && z.equals(a)) {
            code.addStatement("$T.of($L)", RuntimeTypes.SOFTMAX, a.name());
        } else if (softmax) {
            softmax(code, layer, z, a);
        }
    }

    private CodeBlock weightedSum(CodeBlock.Builder code, LayerPlan layer, Operand x, int k) {
        int row = k * layer.inputs();
        String bias = layer.spec().bias() ? ArrayNames.biases(layer) + "[" + k + "]" : "";
        String local = Operand.locals(ArrayNames.sums(layer.number())).at(k);
        return sum(code, local, bias, layer.inputs(), j -> weight(layer, row + j) + " * " + x.at(j));
    }

    /** A long sum stands in a local variable of the right name already. */
    private void assignUnlessSame(CodeBlock.Builder code, Operand z, int k, CodeBlock sum) {
        if (!sum.toString().equals(z.at(k))) {
            z.assign(code, scalar, k, sum);
        }
    }

    /**
     * {@code a = softmax(z)} in local variables, as Softmax.of does it in an array:
     *
     * <pre>{@code
     * float largest2 = z2_0;
     * largest2 = Math.max(largest2, z2_1);
     * float p2_0 = Exp.of(z2_0 - largest2);
     * float p2_1 = Exp.of(z2_1 - largest2);
     * float sum2 = p2_0 + p2_1;
     * float a2_0 = p2_0 / sum2;
     * float a2_1 = p2_1 / sum2;
     * }</pre>
     */
    private void softmax(CodeBlock.Builder code, LayerPlan layer, Operand z, Operand a) {
        String largest = "largest" + layer.number();
        Operand power = Operand.locals("p" + layer.number());
        code.addStatement("$T $L = $L", scalar.type(), largest, z.at(0));
        for (int k = 1; k < layer.outputs(); k++) {
            code.addStatement("$1L = $2T.max($1L, $3L)", largest, Math.class, z.at(k));
        }
        for (int k = 0; k < layer.outputs(); k++) {
            power.assign(code, scalar, k, CodeBlock.of("$T.of($L - $L)", RuntimeTypes.EXP, z.at(k), largest));
        }
        String total = "sum" + layer.number();
        CodeBlock sum = sum(code, total, "", layer.outputs(), power::at);
        if (!sum.toString().equals(total)) {
            code.addStatement("$T $L = $L", scalar.type(), total, sum);
        }
        for (int k = 0; k < layer.outputs(); k++) {
            a.assign(code, scalar, k, CodeBlock.of("$L / $L", power.at(k), total));
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
    void outputErrors(CodeBlock.Builder code, LayerPlan layer, Loss loss, String targets, Operand a, Operand e) {
        Losses losses = new Losses(scalar);
        for (int k = 0; k < layer.outputs(); k++) {
            e.assign(code, scalar, k, losses.error(loss, targets + "[" + k + "]", a.at(k)));
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
     * g1[0] = e1[0] * a1[0] * (1f - a1[0]) * rate;
     * }</pre>
     */
    void steps(CodeBlock.Builder code, LayerPlan layer, String rate, Operand e, Operand a, Operand g) {
        for (int k = 0; k < layer.outputs(); k++) {
            CodeBlock derivative = activations.derivative(layer.spec().activation(), a.at(k));
            g.assign(code, scalar, k, CodeBlock.of("$L * $L * $L", e.at(k), derivative, rate));
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
     * {@code totals = W·1}, none of them too near to 0:
     *
     * <pre>{@code
     * float total2_0 = WeightSums.guarded(w2[0] + w2[1]);
     * }</pre>
     */
    void totals(CodeBlock.Builder code, LayerPlan layer, Operand totals) {
        for (int k = 0; k < layer.outputs(); k++) {
            int row = k * layer.inputs();
            CodeBlock sum =
                    sum(code, "sum" + layer.number() + "_" + k, "", layer.inputs(), j -> weight(layer, row + j));
            totals.assign(code, scalar, k, CodeBlock.of("$T.guarded($L)", RuntimeTypes.WEIGHT_SUMS, sum));
        }
    }

    /**
     * {@code e /= totals}:
     *
     * <pre>{@code
     * e2_0 /= total2_0;
     * }</pre>
     */
    void shares(CodeBlock.Builder code, LayerPlan layer, Operand totals, Operand e) {
        for (int k = 0; k < layer.outputs(); k++) {
            code.addStatement("$L /= $L", e.at(k), totals.at(k));
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
        return ArrayNames.weights(layer) + "[" + index + "]";
    }
}
