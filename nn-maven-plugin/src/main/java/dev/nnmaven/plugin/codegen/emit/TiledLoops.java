package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.LoopForm;

/**
 * Loops over the row arrays of a layer. With a row per input, forward sums rows and errors are dot products; with a row
 * per neuron it is the other way round; the update adds to every row either way. j counts inputs, k neurons.
 */
final class TiledLoops implements LayerLoops {

    private final Scalar scalar;
    private final Activations activations;
    private final RowLoops rows;

    TiledLoops(Scalar scalar) {
        this.scalar = scalar;
        this.activations = new Activations(scalar);
        this.rows = new RowLoops(scalar);
    }

    /**
     * With a row per input:
     *
     * <pre>{@code
     * System.arraycopy(b1, 0, a, 0, N1);
     * for (int j = 0; j < N0; j += 4) { ... }      // sum of rows
     * for (int k = 0; k < N1; k++) {
     *     a[k] = Sigmoid.of(a[k]);
     * }
     * }</pre>
     */
    @Override
    public CodeBlock forward(LayerPlan layer, String x, String a) {
        CodeBlock.Builder code = CodeBlock.builder();
        boolean bias = layer.spec().bias();
        if (layer.form() == LoopForm.ROWS_BY_INPUT) {
            if (bias) {
                code.addStatement(
                        "$T.arraycopy($L, 0, $L, 0, $L)", System.class, Names.biases(layer), a, neurons(layer));
            } else {
                code.addStatement("$T.fill($L, $L)", java.util.Arrays.class, a, scalar.literal(0));
            }
            rows.sumOfRows(code, matrix(layer), x, a);
        } else {
            rows.dotProducts(code, matrix(layer), x, a, bias ? Names.biases(layer) + "[k] + " : "");
        }
        code.beginControlFlow("for (int k = 0; k < $L; k++)", neurons(layer));
        code.addStatement("$L[k] = $L", a, activations.value(layer.spec().activation(), CodeBlock.of("$L[k]", a)));
        return code.endControlFlow().build();
    }

    /**
     * With a row per neuron:
     *
     * <pre>{@code
     * Arrays.fill(e1, 0f);
     * for (int k = 0; k < N2; k += 4) { ... }      // sum of rows
     * }</pre>
     */
    @Override
    public CodeBlock errorsBefore(LayerPlan layer, String e, String before) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (layer.form() == LoopForm.ROWS_BY_INPUT) {
            rows.dotProducts(code, matrix(layer), e, before, "");
        } else {
            code.addStatement("$T.fill($L, $L)", java.util.Arrays.class, before, scalar.literal(0));
            rows.sumOfRows(code, matrix(layer), e, before);
        }
        return code.build();
    }

    /**
     * <pre>{@code
     * for (int k = 0; k < N2; k++) {
     *     e2[k] = targets[k] - a2[k];
     * }
     * }</pre>
     */
    @Override
    public CodeBlock outputErrors(LayerPlan layer, String targets, String a, String e) {
        return CodeBlock.builder()
                .beginControlFlow("for (int k = 0; k < $L; k++)", neurons(layer))
                .addStatement("$L[k] = $L[k] - $L[k]", e, targets, a)
                .endControlFlow()
                .build();
    }

    /**
     * <pre>{@code
     * for (int k = 0; k < N1; k++) {
     *     d1[k] = e1[k] * a1[k] * (1f - a1[k]);
     * }
     * }</pre>
     */
    @Override
    public CodeBlock deltas(LayerPlan layer, String e, String a, String d) {
        CodeBlock derivative = activations.derivative(layer.spec().activation(), a + "[k]");
        return CodeBlock.builder()
                .beginControlFlow("for (int k = 0; k < $L; k++)", neurons(layer))
                .addStatement("$L[k] = $L[k] * $L", d, e, derivative)
                .endControlFlow()
                .build();
    }

    /**
     * <pre>{@code
     * for (int j = 0; j < N0; j++) { ... }         // row += (α·x[j])·d
     * for (int k = 0; k < N1; k++) {
     *     b1[k] += LEARNING_RATE * d1[k];
     * }
     * }</pre>
     */
    @Override
    public CodeBlock update(LayerPlan layer, String d, String x) {
        CodeBlock.Builder code = CodeBlock.builder();
        boolean byInput = layer.form() == LoopForm.ROWS_BY_INPUT;
        rows.addOuterProduct(code, matrix(layer), byInput ? x : d, byInput ? d : x);
        if (layer.spec().bias()) {
            code.beginControlFlow("for (int k = 0; k < $L; k++)", neurons(layer));
            code.addStatement("$L[k] += LEARNING_RATE * $L[k]", Names.biases(layer), d);
            code.endControlFlow();
        }
        return code.build();
    }

    private static RowLoops.Matrix matrix(LayerPlan layer) {
        String inputs = Names.size(layer.number() - 1);
        RowLoops.Axis j = new RowLoops.Axis("j", inputs, layer.inputs());
        RowLoops.Axis k = new RowLoops.Axis("k", neurons(layer), layer.outputs());
        boolean byInput = layer.form() == LoopForm.ROWS_BY_INPUT;
        return new RowLoops.Matrix(Names.weights(layer), byInput ? j : k, byInput ? k : j);
    }

    private static String neurons(LayerPlan layer) {
        return Names.size(layer.number());
    }
}
