package dev.nnmaven.plugin.codegen.emit.loop;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.plugin.codegen.emit.text.Activations;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Losses;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.LoopForm;
import java.util.Arrays;

/**
 * Loops over the row arrays of a layer. With a row per input, forward sums rows and errors are dot products; with a row
 * per neuron it is the other way round; the update adds to every row either way. j counts inputs, k neurons.
 */
public final class TiledLoops implements LayerLoops {

    private final Scalar scalar;
    private final Names names;
    private final Activations activations;
    private final RowLoops rows;
    private final DotProducts dots;

    public TiledLoops(Scalar scalar, Names names) {
        this.scalar = scalar;
        this.names = names;
        this.activations = new Activations(scalar);
        this.rows = new RowLoops(scalar);
        this.dots = new DotProducts(scalar);
    }

    /**
     * With a row per input:
     *
     * <pre>{@code
     * System.arraycopy(b1, 0, a, 0, N1);
     * for (int j = 0; j < N0; j += 4) { ... }      // sum of rows
     * activateHidden(a);
     * }</pre>
     */
    @Override
    public CodeBlock forward(LayerPlan layer, String x, String z, String a) {
        CodeBlock.Builder code = CodeBlock.builder();
        boolean bias = layer.spec().bias();
        if (layer.form() == LoopForm.ROWS_BY_INPUT) {
            code.add(start(layer, z));
            rows.sumOfRows(code, matrix(layer), x, z, layer.skipsZeros());
        } else {
            dots.of(code, matrix(layer), x, z, bias ? ArrayNames.biases(layer) + "[k] + " : "");
        }
        return code.add(activated(layer, z, a)).build();
    }

    /** {@code activateHidden(a)} for a large layer, whose batches do the same; otherwise in place. */
    private CodeBlock activated(LayerPlan layer, String z, String a) {
        return layer.large() ? callActivate(layer, z, a) : activate(layer, z, a);
    }

    /** {@code activateHidden(a)}, {@code activateHidden(z, a)} or, if sums are the activations already, nothing. */
    public CodeBlock callActivate(LayerPlan layer, String z, String a) {
        return layer.spec().activation() == Activation.IDENTITY
                ? CodeBlock.of("")
                : CodeBlock.builder()
                        .addStatement("$L($L)", names.method(Names.ACTIVATE, layer), ArrayNames.results(layer, z, a))
                        .build();
    }

    /**
     * <pre>{@code
     * for (int k = 0; k < N1; k++) {
     *     a[k] = Sigmoid.of(a[k]);
     * }
     * }</pre>
     *
     * <p>Softmax looks at all sums at once, {@code Softmax.of(a)}; where sums are the activations there is nothing to do.
     */
    public CodeBlock activate(LayerPlan layer, String z, String a) {
        Activation activation = layer.spec().activation();
        return switch (activation) {
            case IDENTITY -> CodeBlock.of("");
            case SOFTMAX ->
                CodeBlock.builder()
                        .addStatement("$T.of($L)", RuntimeTypes.SOFTMAX, a)
                        .build();
            default -> perNeuron(layer, "$L[k] = $L", a, activations.value(activation, CodeBlock.of("$L[k]", z)));
        };
    }

    /**
     * What the sums of a layer start from:
     *
     * <pre>{@code
     * System.arraycopy(b1, 0, a, 0, N1);
     * }</pre>
     */
    public CodeBlock start(LayerPlan layer, String a) {
        return layer.spec().bias()
                ? CodeBlock.builder()
                        .addStatement(
                                "$T.arraycopy($L, 0, $L, 0, $L)",
                                System.class,
                                ArrayNames.biases(layer),
                                a,
                                neurons(layer))
                        .build()
                : startAtZero(a);
    }

    /** {@code Arrays.fill(a, 0f)} */
    public CodeBlock startAtZero(String a) {
        return CodeBlock.builder()
                .addStatement("$T.fill($L, $L)", Arrays.class, a, scalar.literal(0))
                .build();
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
            dots.of(code, matrix(layer), e, before, "");
        } else {
            code.addStatement("$T.fill($L, $L)", Arrays.class, before, scalar.literal(0));
            rows.sumOfRows(code, matrix(layer), e, before, false);
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
    public CodeBlock outputErrors(LayerPlan layer, Loss loss, String targets, String a, String e) {
        CodeBlock error = new Losses(scalar).error(loss, targets + "[k]", a + "[k]");
        return perNeuron(layer, "$L[k] = $L", e, error);
    }

    /**
     * <pre>{@code
     * for (int k = 0; k < N1; k++) {
     *     d1[k] = d1[k] * a1[k] * (1f - a1[k]);
     * }
     * }</pre>
     */
    @Override
    public CodeBlock deltas(LayerPlan layer, String e, String a, String d) {
        return perNeuron(layer, "$L[k] = $L[k] * $L", d, e, derivative(layer, a));
    }

    /**
     * <pre>{@code
     * for (int k = 0; k < N1; k++) {
     *     g1[k] = e1[k] * a1[k] * (1f - a1[k]) * rate;
     * }
     * }</pre>
     */
    @Override
    public CodeBlock steps(LayerPlan layer, String e, String a, String g) {
        return perNeuron(layer, "$L[k] = $L[k] * $L * rate", g, e, derivative(layer, a));
    }

    /**
     * <pre>{@code
     * for (int k = 0; k < N1; k++) {
     *     g1[k] = rate * d1[k];
     * }
     * }</pre>
     */
    @Override
    public CodeBlock steps(LayerPlan layer, String d, String g) {
        return perNeuron(layer, "$L[k] = rate * $L[k]", g, d);
    }

    /**
     * <pre>{@code
     * for (int k = 0; k < N2; k++) {
     *     e2[k] /= total2[k];
     * }
     * }</pre>
     */
    @Override
    public CodeBlock shares(LayerPlan layer, String totals, String e) {
        return perNeuron(layer, "$L[k] /= $L[k]", e, totals);
    }

    /**
     * <pre>{@code
     * for (int j = 0; j < N0; j += 4) { ... }      // rows += x·g
     * }</pre>
     */
    @Override
    public CodeBlock update(LayerPlan layer, String g, String x) {
        CodeBlock.Builder code = CodeBlock.builder();
        boolean byInput = layer.form() == LoopForm.ROWS_BY_INPUT;
        String range = layer.large() ? "from, to" : "";
        rows.addOuterProduct(code, changed(layer), byInput ? x : g, byInput ? g : x, layer.skipsZeros(), range);
        return code.build();
    }

    /**
     * For a large layer, {@link #update} for one sample and {@link #forward} for the next:
     *
     * <pre>{@code
     * System.arraycopy(b1, 0, a, 0, N1);
     * for (int j = 0; j < N0; j += 4) { ... }      // rows += x·g, a += next·rows
     * }</pre>
     */
    public CodeBlock updateForward(LayerPlan layer, String x, String g, String next, String z, String a) {
        CodeBlock.Builder code = CodeBlock.builder().add(start(layer, z));
        rows.addOuterProductThenSum(code, matrix(layer), x, g, next, z);
        return code.add(activated(layer, z, a)).build();
    }

    /**
     * What was left out has no error:
     *
     * <pre>{@code
     * for (int k = 0; k < N1; k++) {
     *     d1[k] *= m1[k];
     * }
     * }</pre>
     */
    public static CodeBlock leaveOut(LayerPlan layer, String errors) {
        return perNeuron(layer, "$L[k] *= $L[k]", errors, ArrayNames.factors(layer.number()));
    }

    private CodeBlock derivative(LayerPlan layer, String a) {
        return activations.derivative(layer.spec().activation(), a + "[k]");
    }

    private static CodeBlock perNeuron(LayerPlan layer, String statement, Object... arguments) {
        return CodeBlock.builder()
                .beginControlFlow("for (int k = 0; k < $L; k++)", neurons(layer))
                .addStatement(statement, arguments)
                .endControlFlow()
                .build();
    }

    public static RowLoops.Matrix matrix(LayerPlan layer) {
        return matrix(layer, ArrayNames.weights(layer));
    }

    /** What steps are added to. */
    public static RowLoops.Matrix changed(LayerPlan layer) {
        return matrix(layer, ArrayNames.changed(layer));
    }

    private static RowLoops.Matrix matrix(LayerPlan layer, String name) {
        String inputs = ArrayNames.size(layer.number() - 1);
        RowLoops.Axis j = new RowLoops.Axis("j", inputs, layer.inputs());
        RowLoops.Axis k = new RowLoops.Axis("k", neurons(layer), layer.outputs());
        boolean byInput = layer.form() == LoopForm.ROWS_BY_INPUT;
        return new RowLoops.Matrix(name, byInput ? j : k, byInput ? k : j);
    }

    private static String neurons(LayerPlan layer) {
        return ArrayNames.size(layer.number());
    }
}
