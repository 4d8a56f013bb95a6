package dev.nnmaven.plugin.codegen.proof;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;

/** What the comment on the test of a network says of the formulas in it. */
final class ProofComment {

    private final NetworkSpec spec;
    private final ProofOptimizer optimizer;

    ProofComment(NetworkSpec spec) {
        this.spec = spec;
        this.optimizer = new ProofOptimizer(spec);
    }

    CodeBlock text() {
        CodeBlock.Builder text = CodeBlock.builder()
                .add(
                        "Proves that {@link $T} computes what was declared, by comparing it with plain loops over\n",
                        ClassName.get(spec.packageName(), spec.className()))
                .add("doubles, and keeps its promises about files, threads and bits.\n\n");
        if (optimizer.isForeseeable()) {
            return text.add(step()).build();
        }
        text.add(gradient());
        if (spec.hasDropout()) {
            text.add(
                            "\n<p>Dropout leaves out the neurons that {@link $T} draws from seed, layer and number of the\n",
                            RuntimeTypes.DROPOUT)
                    .add("sample, and the others count so much more; answers leave none out.\n");
        }
        if (optimizer.clips() && !ProofClipping.isInReach(spec)) {
            text.add(
                    "\n<p>No gradient here gets as far as the limits of its clipping, which are too large for that.\n");
        }
        return text.build();
    }

    private String step() {
        return switch (spec.errorRule()) {
            case WEIGHTED_ERROR -> """
                <p>Weighted-error rule: the outputs have the error e = t − a, each layer before them has Wᵀ·e.
                Every layer changes by W += α·(e·f′)·aᵀ and b += α·e·f′, with the weights from before the step.
                """;
            case PROPORTIONAL -> """
                <p>Proportional rule: the outputs have the error e = t − a, and hand it to the layer before in shares of
                the weights. Every layer changes by W += α·(e·f′)·aᵀ and b += α·e·f′, with the weights from before the step.
                """;
            case GRADIENT -> """
                <p>Exact gradient: each weight changes by −α times the slope of the loss along it. The slope is
                measured, from the loss a little above and a little below the weight.
                """;
            case AUTO -> throw ProofFunctions.unresolved();
        };
    }

    private String gradient() {
        return switch (spec.errorRule()) {
            case WEIGHTED_ERROR -> """
                <p>Weighted-error rule: the outputs have the error e = t − o, each layer before them has Wᵀ·e.
                The gradient that steps follow is (e·f′)·oᵀ for the weights that read o, and e·f′ for biases.
                """;
            case PROPORTIONAL -> """
                <p>Proportional rule: the outputs have the error e = t − o, and hand it to the layer before in shares of
                the weights. The gradient that steps follow is (e·f′)·oᵀ for the weights that read o, and e·f′ for biases.
                """;
            case GRADIENT -> """
                <p>Exact gradient, by back-propagation: the error before a layer is Wᵀ·(e·f′). It is compared with the
                slope of the loss, measured from the loss a little above and a little below a weight.
                """;
            case AUTO -> throw ProofFunctions.unresolved();
        };
    }
}
