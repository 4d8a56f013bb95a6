package dev.nnmaven.plugin.codegen.emit.sample;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What the methods of a layer for one sample have in common. */
final class OneSample {

    private OneSample() {}

    /** {@code private void forwardHidden()}, still without its parameters. */
    static MethodSpec.Builder method(Names names, String pass, LayerPlan layer, String comment, String formula) {
        return MethodSpec.methodBuilder(names.method(pass, layer))
                .addJavadoc(comment, layer.spec().name(), formula)
                .addModifiers(Modifier.PRIVATE);
    }

    /** {@code float[] x, float[] a} */
    static List<ParameterSpec> parameters(List<String> arrays, Scalar scalar) {
        return arrays.stream()
                .map(array -> ParameterSpec.builder(scalar.vector(), array).build())
                .toList();
    }
}
