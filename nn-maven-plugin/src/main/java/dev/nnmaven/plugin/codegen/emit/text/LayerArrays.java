package dev.nnmaven.plugin.codegen.emit.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.LoopForm;
import javax.lang.model.element.Modifier;

/** Arrays as the weights and biases of a layer lie in them, and how files hold them. */
public record LayerArrays(Scalar scalar) {

    /** An array with a place for each weight. */
    public FieldSpec.Builder weights(LayerPlan layer, String name) {
        String inputs = ArrayNames.size(layer.number() - 1);
        String outputs = ArrayNames.size(layer.number());
        TypeName type = layer.form() == LoopForm.UNROLLED ? scalar.vector() : scalar.matrix();
        FieldSpec.Builder field = FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL);
        return switch (layer.form()) {
            case UNROLLED -> field.initializer("new $T[$L * $L]", scalar.type(), outputs, inputs);
            case ROWS_BY_INPUT -> field.initializer("new $T[$L][$L]", scalar.type(), inputs, outputs);
            case ROWS_BY_OUTPUT -> field.initializer("new $T[$L][$L]", scalar.type(), outputs, inputs);
        };
    }

    /** An array with a place for each neuron. */
    public FieldSpec.Builder vector(String name, LayerPlan layer) {
        return FieldSpec.builder(scalar.vector(), name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T[$L]", scalar.type(), ArrayNames.size(layer.number()));
    }

    /** {@code Tensor.matrixByInput("hidden.weight", w1)} */
    public CodeBlock tensor(LayerPlan layer, String name, String array) {
        return switch (layer.form()) {
            case UNROLLED ->
                CodeBlock.of(
                        "$T.matrix($S, $L, $L, $L)",
                        RuntimeTypes.TENSOR,
                        name,
                        ArrayNames.size(layer.number()),
                        ArrayNames.size(layer.number() - 1),
                        array);
            case ROWS_BY_INPUT -> CodeBlock.of("$T.matrixByInput($S, $L)", RuntimeTypes.TENSOR, name, array);
            case ROWS_BY_OUTPUT -> CodeBlock.of("$T.matrixByOutput($S, $L)", RuntimeTypes.TENSOR, name, array);
        };
    }
}
