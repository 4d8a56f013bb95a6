package dev.nnmaven.plugin.codegen.spec;

import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network that can be generated: every rule holds, defaults are filled in, and
 * {@link ErrorRule#AUTO} is resolved.
 *
 * @param declaration what it was declared in, for the header of the generated file: the interface's qualified name, or
 *     the spec file relative to the spec directory
 * @param packageName package of the generated class, empty for the unnamed one
 * @param className simple name of the generated class
 * @param interfaceName the annotated interface that the class implements, within the package: {@code Digits} or
 *     {@code Outer.Digits}
 * @param inheritedNames simple names of the types and methods that the class inherits from that interface, and has to use
 *     for nothing else; empty without one
 * @param reversible whether the class can be run backwards, for which every activation has an inverse
 * @param inputs width of the input vector
 * @param learningRate α
 * @param seed of the initial weights
 * @param steps how steps are made of gradients
 * @param layers in forward order
 * @param typed what inputs and outputs stand for, where the interface says so
 * @param warnings kinds of warnings that the class has of its interface and its module, not of its own making, by their
 *     names in {@code @SuppressWarnings}
 */
public record NetworkSpec(
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
        StepSpec steps,
        List<LayerSpec> layers,
        Optional<TypedShape> typed,
        Set<String> warnings) {

    /** What the name of the class with Vector API kernels ends with, after that of the network. */
    public static final String VECTORS = "Vectors";

    public NetworkSpec {
        inheritedNames = Set.copyOf(inheritedNames);
        layers = List.copyOf(layers);
        warnings = Set.copyOf(warnings);
    }

    /** The same network with a kind of warnings more. */
    public NetworkSpec withWarning(String warning) {
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
                steps,
                layers,
                typed,
                Stream.concat(warnings.stream(), Stream.of(warning)).collect(Collectors.toSet()));
    }

    public String qualifiedName() {
        return packageName.isEmpty() ? className : packageName + "." + className;
    }

    /** Simple name of the class with Vector API kernels, which stands beside the network's where a plan has them. */
    public String vectorsClassName() {
        return className + VECTORS;
    }

    /** Whether a step adds α·g to each weight and does nothing else, so that no gradient need be kept. */
    public boolean stepsPlainly() {
        return steps.isPlain() && !hasDropout();
    }

    /** Whether training leaves some neurons out. */
    public boolean hasDropout() {
        return layers.stream().anyMatch(layer -> layer.dropout() > 0);
    }

    /** Width of what layer {@code index} reads: the inputs, or the layer before it. */
    public int fanIn(int index) {
        return index == 0 ? inputs : layers.get(index - 1).size();
    }
}
