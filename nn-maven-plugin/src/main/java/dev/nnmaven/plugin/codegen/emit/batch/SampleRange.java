package dev.nnmaven.plugin.codegen.emit.batch;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import javax.lang.model.element.Modifier;

/** Some of the samples of a batch, which one thread takes. */
final class SampleRange {

    private SampleRange() {}

    /** {@code private void forwardHidden()}, still without its parameters. */
    static MethodSpec.Builder method(Names names, String pass, LayerPlan layer, String comment) {
        return MethodSpec.methodBuilder(names.method(pass, layer))
                .addJavadoc(
                        comment + ", for the samples from one index to before another.",
                        layer.spec().name())
                .addModifiers(Modifier.PRIVATE);
    }

    /**
     * <pre>{@code
     * for (int s = from; s < to; s++) {
     *     forwardHidden(x[s], a[s]);
     * }
     * }</pre>
     */
    static CodeBlock each(String from, String to, CodeBlock statement) {
        return CodeBlock.builder()
                .beginControlFlow("for (int s = $L; s < $L; s++)", from, to)
                .addStatement(statement)
                .endControlFlow()
                .build();
    }
}
