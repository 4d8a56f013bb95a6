package dev.nnmaven.plugin.codegen.emit.sample;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;

/**
 * A run of single steps. The update of a large layer waits for the next sample, so that its weights are read once for
 * both; what comes out is the same, bit for bit.
 */
public final class OnlineRun {

    private final NetworkPlan plan;
    private final Names names;

    public OnlineRun(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
    }

    /** The body of {@code trainEach}, after its checks, for a network that has a large layer. */
    public CodeBlock body() {
        CodeBlock.Builder code = CodeBlock.builder();
        code.beginControlFlow("for (int n = 0; n < inputs.length; n++)");
        forward(code);
        code.addStatement("$L(inputs[n], targets[n])", Names.errors(plan.spec()));
        for (int i = plan.layers().size() - 1; i >= 0; i--) {
            LayerPlan layer = plan.layers().get(i);
            if (!layer.large()) {
                String x = layer.number() == 1 ? "inputs[n]" : ArrayNames.activations(layer.number() - 1);
                code.add(SampleMethods.update(layer, names, x));
            } else if (layer.number() > 1) {
                String a = ArrayNames.activations(layer.number() - 1);
                code.addStatement(
                        "$T.arraycopy($L, 0, $L, 0, $L)",
                        System.class,
                        a,
                        ArrayNames.previous(layer.number() - 1),
                        ArrayNames.size(layer.number() - 1));
            }
        }
        code.endControlFlow();
        code.beginControlFlow("if (inputs.length > 0)");
        for (LayerPlan layer : plan.layers()) {
            if (layer.large()) {
                String last =
                        layer.number() == 1 ? "inputs[inputs.length - 1]" : ArrayNames.activations(layer.number() - 1);
                code.add(SampleMethods.update(layer, names, last));
            }
        }
        code.endControlFlow();
        return code.build();
    }

    /** Layers are fused from the first on; each branch runs through those, and what follows is common to both. */
    private void forward(CodeBlock.Builder code) {
        int fused = plan.layers().stream()
                .filter(LayerPlan::large)
                .mapToInt(LayerPlan::number)
                .max()
                .orElseThrow();
        code.beginControlFlow("if (n == 0)");
        plan.layers().subList(0, fused).forEach(layer -> single(code, layer));
        code.nextControlFlow("else");
        for (LayerPlan layer : plan.layers().subList(0, fused)) {
            if (layer.large()) {
                int n = layer.number();
                code.addStatement(
                        "$L($L, $L, $L, $L)",
                        names.method(Names.UPDATE_FORWARD, layer),
                        n == 1 ? "inputs[n - 1]" : ArrayNames.previous(n - 1),
                        ArrayNames.steps(n),
                        n == 1 ? "inputs[n]" : ArrayNames.activations(n - 1),
                        ArrayNames.results(layer, ArrayNames.sums(n), ArrayNames.activations(n)));
            } else {
                single(code, layer);
            }
        }
        code.endControlFlow();
        plan.layers().subList(fused, plan.layers().size()).forEach(layer -> single(code, layer));
    }

    private void single(CodeBlock.Builder code, LayerPlan layer) {
        code.add(SampleMethods.forward(
                layer, names, layer.number() == 1 ? "inputs[n]" : ArrayNames.activations(layer.number() - 1)));
    }
}
