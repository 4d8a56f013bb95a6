package dev.nnmaven.plugin.codegen.emit.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import javax.lang.model.element.Modifier;

/** How the public methods of a network begin: their declaration, and what they check first. */
public final class Openings {

    private Openings() {}

    /** {@code @Override public ... query(...)} */
    public static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    /** {@code Vectors.requireLength("inputs", inputs.length, N0);} */
    public static void requireLength(MethodSpec.Builder method, String parameter, int number) {
        method.addStatement(
                "$T.requireLength($S, $L.length, $L)",
                RuntimeTypes.VECTORS,
                parameter,
                parameter,
                ArrayNames.size(number));
    }

    /** For outputs that add up to 1: {@code Softmax.requireTargets(targets)}. */
    public static CodeBlock requireTargets(NetworkPlan plan) {
        return plan.last().spec().activation() == Activation.SOFTMAX
                ? CodeBlock.builder()
                        .addStatement("$T.requireTargets(targets)", RuntimeTypes.SOFTMAX)
                        .build()
                : CodeBlock.of("");
    }

    /**
     * At the start of a query:
     *
     * <pre>{@code
     * UnscaledInputs look = unscaled;
     * if (look != null) {
     *     unscaled = look.see(inputs);
     * }
     * }</pre>
     */
    public static CodeBlock look() {
        return CodeBlock.builder()
                .addStatement("$T look = unscaled", RuntimeTypes.UNSCALED_INPUTS)
                .beginControlFlow("if (look != null)")
                .addStatement("unscaled = look.see(inputs)")
                .endControlFlow()
                .build();
    }
}
