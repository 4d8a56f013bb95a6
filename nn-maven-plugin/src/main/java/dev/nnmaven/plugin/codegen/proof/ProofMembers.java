package dev.nnmaven.plugin.codegen.proof;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.text.Fingerprint;
import dev.nnmaven.plugin.codegen.emit.text.OptimizerConstants;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** What the tests of a network share: its declaration as constants, its weights, and numbers to feed it. */
final class ProofMembers {

    /** Multiply-adds of all differences together: some 100 ms. */
    private static final long DIFFERENCE_MULTIPLY_ADDS = 100_000_000;

    private final NetworkPlan plan;
    private final NetworkSpec spec;
    private final ProofText text;
    private final ClassName parameters;
    private final TypeName network;
    private final Scalar scalar;

    ProofMembers(NetworkPlan plan, ProofText text) {
        this.plan = plan;
        this.spec = plan.spec();
        this.text = text;
        this.parameters = text.parameters();
        this.network = ClassName.get(spec.packageName(), spec.className());
        this.scalar = new Scalar(spec.precision());
    }

    /**
     * <pre>{@code
     * private static final int[] SIZES = {784, 200, 10};
     * private static final String[] LAYERS = {"hidden", "output"};
     * private static final String FINGERPRINT = "784-200(sigmoid)-10(sigmoid), squared_error, weighted_error";
     * private static final double LEARNING_RATE = 0.1f;
     * private static final double TOLERANCE = 1e-4;
     * private static final double[] ZEROS = {0, 0.7};
     *
     * private final Random random = new Random(1);
     * }</pre>
     */
    List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        String sizes = Stream.concat(
                        Stream.of(spec.inputs()), spec.layers().stream().map(LayerSpec::size))
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        fields.add(constant(ArrayTypeName.of(TypeName.INT), "SIZES", CodeBlock.of("{$L}", sizes))
                .addJavadoc("The inputs, and the neurons of each layer.")
                .build());
        fields.add(
                constant(ArrayTypeName.of(String.class), "LAYERS", layerNames()).build());
        if (someLayersLackBiases(spec)) {
            String biased = spec.layers().stream()
                    .map(layer -> String.valueOf(layer.bias()))
                    .collect(Collectors.joining(", "));
            fields.add(constant(ArrayTypeName.of(TypeName.BOOLEAN), "BIASED", CodeBlock.of("{$L}", biased))
                    .build());
        }
        fields.add(constant(ClassName.get(String.class), "FINGERPRINT", CodeBlock.of("$S", Fingerprint.of(spec)))
                .addJavadoc("What must be equal for weights to fit.")
                .build());
        fields.add(constant(TypeName.DOUBLE, "LEARNING_RATE", CodeBlock.of(scalar.literal(spec.learningRate())))
                .build());
        if (!new ProofOptimizer(spec).isForeseeable()) {
            fields.addAll(stepNumbers());
        }
        fields.add(constant(TypeName.DOUBLE, "TOLERANCE", CodeBlock.of(tolerance()))
                .addJavadoc("How far the network may be from the formulas here, by rounding.")
                .build());
        if (spec.errorRule() == ErrorRule.GRADIENT) {
            fields.add(constant(TypeName.DOUBLE, "H", CodeBlock.of("1e-5"))
                    .addJavadoc("Half a central difference: errs by about 1e-10, from curvature as from rounding.")
                    .build());
            fields.add(constant(TypeName.INT, "SAMPLED", CodeBlock.of("$L", sampled()))
                    .addJavadoc("Rows and columns of a larger matrix that are looked at, or a few more.")
                    .build());
        }
        fields.add(constant(ArrayTypeName.of(TypeName.DOUBLE), "ZEROS", CodeBlock.of("{0, 0.7}"))
                .addJavadoc("Shares of inputs that are 0, which a network may pass over.")
                .build());
        fields.add(FieldSpec.builder(Random.class, "random", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T(1)", Random.class)
                .build());
        fields.add(FieldSpec.builder(Path.class, "folder")
                .addAnnotation(ProofText.TEMP_DIR)
                .build());
        return fields;
    }

    /**
     * <pre>{@code
     * // μ, what is left of the velocity in the next step.
     * private static final double MOMENTUM = 0.9f;
     *
     * // Shares of neurons that a step leaves out.
     * private static final double[] DROPOUT = {0.5, 0.0};
     * }</pre>
     */
    private List<FieldSpec> stepNumbers() {
        List<FieldSpec> fields = new ArrayList<>();
        for (Hyperparameter name : Hyperparameter.values()) {
            if (spec.steps().numbers().containsKey(name)) {
                fields.add(constant(
                                TypeName.DOUBLE,
                                OptimizerConstants.name(name),
                                CodeBlock.of(scalar.literal(spec.steps().number(name))))
                        .addJavadoc("$L", OptimizerConstants.meaning(name))
                        .build());
            }
        }
        double warmUp = spec.steps().number(ScheduleNumber.WARM_UP);
        if (warmUp > 0) {
            fields.add(constant(TypeName.DOUBLE, "WARM_UP", CodeBlock.of("$L", (int) warmUp))
                    .addJavadoc("Steps until the learning rate is reached.")
                    .build());
        }
        if (spec.hasDropout()) {
            String shares = spec.layers().stream()
                    .map(layer -> String.valueOf(layer.dropout()))
                    .collect(Collectors.joining(", "));
            fields.add(constant(ArrayTypeName.of(TypeName.DOUBLE), "DROPOUT", CodeBlock.of("{$L}", shares))
                    .addJavadoc("Shares of the neurons of each layer that a step leaves out.")
                    .build());
        }
        return fields;
    }

    private CodeBlock layerNames() {
        return spec.layers().stream()
                .map(layer -> CodeBlock.of("$S", layer.name()))
                .collect(CodeBlock.joining(", ", "{", "}"));
    }

    /** Digits that are left of 7 or 16 after long sums, and of a difference at most 10. */
    private String tolerance() {
        if (spec.precision() == Precision.FLOAT) {
            return "1e-4";
        }
        boolean measured = spec.errorRule() == ErrorRule.GRADIENT && new ProofOptimizer(spec).isForeseeable();
        return measured ? "1e-6" : "1e-9";
    }

    /** A weight takes two forward passes, for each of two samples. */
    private long sampled() {
        long weights = DIFFERENCE_MULTIPLY_ADDS / (4 * spec.layers().size()) / plan.multiplyAdds();
        return Math.max(2, Math.min(20, (long) Math.sqrt(weights)));
    }

    static boolean someLayersLackBiases(NetworkSpec spec) {
        return spec.layers().stream().anyMatch(layer -> !layer.bias());
    }

    List<MethodSpec> methods() {
        return List.of(someParameters(), someInputs(), someTargets(), number(), fileOf(), parametersOf(), saved());
    }

    private MethodSpec someParameters() {
        return ProofText.helper(parameters, "someParameters")
                .addJavadoc("Weights spread as initial ones are, but with biases that are not 0.")
                .addCode(text.code("""
                        $parameters:T some = new $parameters:T();
                        for (int l = 0; l < LAYERS.length; l++) {
                            for (double[] row : some.w[l]) {
                                for (int j = 0; j < row.length; j++) {
                                    row[j] = number($math:T.sqrt(3.0 / row.length));
                                }
                            }
                            for (int k = 0; k < some.b[l].length; k++) {
                                some.b[l][k] = number(1);
                            }
                        }
                        return some;
                        """))
                .build();
    }

    private MethodSpec someInputs() {
        return ProofText.helper(scalar.matrix(), "someInputs")
                .addParameter(TypeName.INT, "rows")
                .addParameter(TypeName.DOUBLE, "zeros")
                .addCode(text.code("""
                        $scalar:T[][] inputs = new $scalar:T[rows][$in:L];
                        for ($scalar:T[] row : inputs) {
                            for (int j = 0; j < row.length; j++) {
                                row[j] = random.nextDouble() < zeros ? 0 : number(1);
                            }
                        }
                        return inputs;
                        """))
                .build();
    }

    private MethodSpec someTargets() {
        boolean shares = new ProofFunctions(spec).endsInSoftmax();
        return ProofText.helper(scalar.matrix(), "someTargets")
                .addJavadoc(shares ? "Shares of a whole." : "Between 0 and 1.")
                .addParameter(TypeName.INT, "rows")
                .addCode(text.code("""
                        $scalar:T[][] targets = new $scalar:T[rows][$out:L];
                        for ($scalar:T[] row : targets) {
                        """ + (shares ? "    $scalar:T sum = 0;\n" : "") + """
                            for (int k = 0; k < row.length; k++) {
                                row[k] = $math:T.abs(number(1));
                        """ + (shares ? """
                                sum += row[k];
                            }
                            for (int k = 0; k < row.length; k++) {
                                row[k] /= sum;
                        """ : "") + """
                            }
                        }
                        return targets;
                        """))
                .build();
    }

    private MethodSpec number() {
        String value = spec.precision() == Precision.FLOAT
                ? "return (float) (spread * (2 * random.nextDouble() - 1))"
                : "return spread * (2 * random.nextDouble() - 1)";
        return ProofText.helper(scalar.type(), "number")
                .addJavadoc("Between −spread and spread.")
                .addParameter(TypeName.DOUBLE, "spread")
                .addStatement(value)
                .build();
    }

    private MethodSpec fileOf() {
        return ProofText.helper(ClassName.get(Path.class), "fileOf")
                .addParameter(parameters, "parameters")
                .addException(IOException.class)
                .addCode(text.code("""
                        $path:T file = folder.resolve("given.safetensors");
                        $weights:T.save(file, "given", FINGERPRINT, parameters.tensors());
                        return file;
                        """))
                .build();
    }

    private MethodSpec parametersOf() {
        return ProofText.helper(parameters, "parametersOf")
                .addParameter(network, "network")
                .addException(IOException.class)
                .addCode(text.code("""
                        $path:T file = folder.resolve("found.safetensors");
                        network.save(file);
                        $parameters:T found = new $parameters:T();
                        $weights:T.load(file, "found", FINGERPRINT, found.tensors());
                        return found;
                        """))
                .build();
    }

    private MethodSpec saved() {
        return ProofText.helper(ArrayTypeName.of(TypeName.BYTE), "saved")
                .addJavadoc("All bits of all weights.")
                .addParameter(network, "network")
                .addException(IOException.class)
                .addCode(text.code("""
                        $path:T file = folder.resolve("saved.safetensors");
                        network.save(file);
                        byte[] content = $files:T.readAllBytes(file);
                        // All but the header, which names the seed as well.
                        int header = $byteBuffer:T.wrap(content).order($byteOrder:T.LITTLE_ENDIAN).getInt();
                        return $arrays:T.copyOfRange(content, $long:T.BYTES + header, content.length);
                        """))
                .build();
    }

    private static FieldSpec.Builder constant(TypeName type, String name, CodeBlock value) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value);
    }
}
