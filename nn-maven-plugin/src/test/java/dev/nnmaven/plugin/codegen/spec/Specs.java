package dev.nnmaven.plugin.codegen.spec;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Networks for tests. */
public final class Specs {

    public static final NetworkSpec DIGITS =
            named("com.example.digits", "Digits", 784, List.of("hidden", "output"), 200, 10);
    public static final NetworkSpec XOR = named("com.example.xor", "Xor", 2, List.of("hidden", "output"), 3, 1);

    private Specs() {}

    private static NetworkSpec named(String packageName, String type, int inputs, List<String> names, int... sizes) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            layers.add(new LayerSpec(names.get(i), sizes[i], Activation.SIGMOID, true));
        }
        return plain(
                packageName + "." + type,
                packageName,
                type + "Network",
                Optional.of(type),
                Set.of(),
                false,
                inputs,
                0.1,
                42,
                Precision.FLOAT,
                Loss.SQUARED_ERROR,
                ErrorRule.WEIGHTED_ERROR,
                layers);
    }

    /** Sizes with the inputs first; layers are called layer1, layer2 and so on. */
    public static NetworkSpec of(Precision precision, ErrorRule rule, boolean bias, double learningRate, int... sizes) {
        List<Activation> sigmoids = Collections.nCopies(sizes.length - 1, Activation.SIGMOID);
        return of(precision, sigmoids, Loss.SQUARED_ERROR, rule, bias, learningRate, sizes);
    }

    /** The same network with other steps. */
    public static NetworkSpec with(NetworkSpec spec, double learningRate, StepSpec steps) {
        return with(spec, learningRate, steps, spec.layers());
    }

    /** With the exact gradient, and an activation for each layer. */
    public static NetworkSpec of(Precision precision, List<Activation> activations, Loss loss, int... sizes) {
        return of(precision, activations, loss, ErrorRule.GRADIENT, true, 0.2, sizes);
    }

    public static NetworkSpec of(
            Precision precision,
            List<Activation> activations,
            Loss loss,
            ErrorRule rule,
            boolean bias,
            double learningRate,
            int... sizes) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int l = 1; l < sizes.length; l++) {
            layers.add(new LayerSpec("layer" + l, sizes[l], activations.get(l - 1), bias));
        }
        return plain(
                "net.json",
                "com.example",
                "TestNetwork",
                Optional.empty(),
                Set.of(),
                false,
                sizes[0],
                learningRate,
                42,
                precision,
                loss,
                rule,
                layers);
    }

    /** The same network with another seed. */
    public static NetworkSpec seeded(NetworkSpec spec, long seed) {
        return copy(spec, spec.reversible(), spec.learningRate(), seed, spec.steps(), spec.layers());
    }

    /** The same network with other steps and layers. */
    public static NetworkSpec with(NetworkSpec spec, double learningRate, StepSpec steps, List<LayerSpec> layers) {
        return copy(spec, spec.reversible(), learningRate, spec.seed(), steps, layers);
    }

    /** The same network, to be run backwards too. */
    public static NetworkSpec reversible(NetworkSpec spec) {
        return copy(spec, true, spec.learningRate(), spec.seed(), spec.steps(), spec.layers());
    }

    private static NetworkSpec copy(
            NetworkSpec spec,
            boolean reversible,
            double learningRate,
            long seed,
            StepSpec steps,
            List<LayerSpec> layers) {
        return new NetworkSpec(
                spec.declaration(),
                spec.packageName(),
                spec.className(),
                spec.interfaceName(),
                spec.inheritedNames(),
                reversible,
                spec.inputs(),
                learningRate,
                seed,
                spec.precision(),
                spec.loss(),
                spec.errorRule(),
                steps,
                layers,
                spec.typed(),
                spec.warnings());
    }

    /** A network of plain vectors, with plain steps of gradient descent. */
    public static NetworkSpec plain(
            String declaration,
            String packageName,
            String className,
            Optional<String> interfaceName,
            Set<String> inheritedNames,
            boolean reversible,
            int inputs,
            double learningRate,
            long seed,
            Precision precision,
            Loss loss,
            ErrorRule errorRule,
            List<LayerSpec> layers) {
        return new NetworkSpec(
                declaration,
                packageName,
                className,
                interfaceName,
                inheritedNames,
                reversible,
                inputs,
                learningRate,
                seed,
                precision,
                loss,
                errorRule,
                StepSpec.PLAIN,
                layers,
                Optional.empty(),
                Set.of());
    }
}
