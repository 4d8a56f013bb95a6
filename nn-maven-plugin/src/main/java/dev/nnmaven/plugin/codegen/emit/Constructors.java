package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Initializer;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.ZeroBounds;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The constructors of a network: where its first weights come from. */
final class Constructors {

    private final NetworkPlan plan;

    Constructors(NetworkPlan plan) {
        this.plan = plan;
    }

    /**
     * <pre>{@code
     * public DigitsNetwork() {
     *     this(42L);
     * }
     *
     * public DigitsNetwork(long seed) {
     *     Weights.initialise(seed, tensors());
     *     contract = contract.withSeed(seed);
     * }
     *
     * public DigitsNetwork(Path file) throws IOException {
     *     load(file);
     * }
     *
     * public DigitsNetwork(InputStream stream) throws IOException {
     *     load(stream);
     * }
     * }</pre>
     */
    List<MethodSpec> all() {
        MethodSpec declared = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "Initial weights from the declared seed, $L.",
                        plan.spec().seed())
                .addStatement("this($LL)", plan.spec().seed())
                .build();
        MethodSpec.Builder seeded =
                MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC).addParameter(TypeName.LONG, "seed");
        initialise(seeded).addCode(ContractMembers.seeded()).addCode(ZeroBounds.bound(plan));
        MethodSpec loaded = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Path.class, "file")
                .addException(IOException.class)
                .addJavadoc(
                        "The weights of a file: quicker than to draw random ones and to {@link #load(Path)} then.\n\n")
                .addJavadoc("@param file that a network of the same declaration has saved, or another program\n")
                .addJavadoc("@throws IOException if it cannot be read, is damaged or does not fit")
                .addStatement("load(file)")
                .build();
        MethodSpec streamed = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addParameter(InputStream.class, "stream")
                .addException(IOException.class)
                .addJavadoc(
                        "The weights of a stream, such as {@code getResourceAsStream} gives, by {@link #load(InputStream)}.\n\n")
                .addJavadoc("@param stream the bytes of such a file; it is read to its end and stays open\n")
                .addJavadoc("@throws IOException if it cannot be read, is damaged or does not fit")
                .addStatement("load(stream)")
                .build();
        return List.of(declared, seeded.build(), loaded, streamed);
    }

    /**
     * <pre>{@code
     * Weights.initialise(seed, tensors());
     * }</pre>
     *
     * <p>With declared initializers, {@code Weights.initialise(seed, tensors(), InitialWeights.HE, InitialWeights.NORMAL)}.
     */
    private MethodSpec.Builder initialise(MethodSpec.Builder method) {
        List<Initializer> initializers =
                plan.spec().layers().stream().map(LayerSpec::initializer).toList();
        if (initializers.stream().allMatch(Initializer.NORMAL::equals)) {
            method.addJavadoc(
                    "Initial weights from a seed: normal, mean 0, standard deviation 1/√(inputs of the layer);\n");
        } else {
            String joined = initializers.stream().map(Names::shown).collect(Collectors.joining(", "));
            method.addJavadoc("Initial weights from a seed, by layer: $L;\n", joined);
        }
        method.addJavadoc("biases are 0.\n\n")
                .addJavadoc("@param seed the same seed gives the same weights on every JVM");
        if (initializers.stream().allMatch(Initializer.NORMAL::equals)) {
            return method.addStatement("$T.initialise(seed, $L())", RuntimeTypes.WEIGHTS, Names.tensors(plan.spec()));
        }
        List<CodeBlock> constants = initializers.stream()
                .map(initializer -> CodeBlock.of("$T.$L", RuntimeTypes.INITIAL_WEIGHTS, initializer))
                .toList();
        return method.addStatement(
                "$T.initialise(seed, $L(), $L)",
                RuntimeTypes.WEIGHTS,
                Names.tensors(plan.spec()),
                CodeBlock.join(constants, ", "));
    }
}
