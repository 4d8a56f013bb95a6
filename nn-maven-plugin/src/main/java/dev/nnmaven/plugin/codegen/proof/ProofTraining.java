package dev.nnmaven.plugin.codegen.proof;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Tests of steps that need the gradient of all weights, because of clipping, and the numbers of the samples, because of
 * dropout. Several steps in a row: the first one of Adam is as long whether its gradient was clipped or not.
 */
final class ProofTraining {

    private final ProofText text;
    private final ClassName parameters;
    private final ProofGradient gradient;
    private final ProofClipping clipping;
    private final ProofDropout dropout;
    private final ProofUpdate update;
    private final ProofChecks checks;
    private final ProofOptimizer optimizer;
    private final boolean numbered;

    ProofTraining(ProofText text, NetworkSpec spec) {
        this.text = text;
        this.parameters = text.parameters();
        this.gradient = new ProofGradient(text, spec);
        this.clipping = new ProofClipping(text, spec);
        this.dropout = new ProofDropout(text, spec);
        this.update = new ProofUpdate(spec.steps());
        this.checks = new ProofChecks(text, spec);
        this.optimizer = new ProofOptimizer(spec);
        this.numbered = spec.hasDropout();
    }

    /** @param name of the first, which says what the steps follow */
    List<MethodSpec> tests(String name) {
        List<MethodSpec> tests = new ArrayList<>(List.of(steps(name, "")));
        if (clipping.isInReach()) {
            tests.add(steps("aLongGradientIsClipped", "true, "));
        }
        tests.addAll(gradient.tests());
        tests.addAll(dropout.tests());
        return tests;
    }

    List<MethodSpec> helpers() {
        List<MethodSpec> helpers = new ArrayList<>(List.of(assertSteps(), assertStep(), update.step()));
        helpers.addAll(clipping.helpers());
        helpers.addAll(gradient.helpers());
        helpers.addAll(dropout.helpers());
        if (optimizer.isAdaptive()) {
            helpers.add(update.doubt(checks.slight()));
        }
        helpers.add(checks.tolerance());
        helpers.add(checks.assertNear());
        return helpers;
    }

    /**
     * A sample and a batch, each alone and after the other:
     *
     * <pre>{@code
     * @Test
     * void aLongGradientIsClipped() throws IOException {
     *     for (double zeros : ZEROS) {
     *         assertSteps(true, zeros, 1);
     *         assertSteps(true, zeros, 5);
     *         assertSteps(true, zeros, 1, 5);
     *         assertSteps(true, zeros, 5, 1);
     *     }
     * }
     * }</pre>
     */
    private MethodSpec steps(String name, String lengthened) {
        String first = lengthened.isEmpty() && clipping.isInReach() ? "false, " : lengthened;
        return text.test(name, """
                for (double zeros : ZEROS) {
                    assertSteps(%1$szeros, 1);
                    assertSteps(%1$szeros, 5);
                    assertSteps(%1$szeros, 1, 5);
                    assertSteps(%1$szeros, 5, 1);
                }
                """.formatted(first));
    }

    /**
     * <pre>{@code
     * // Takes steps, each with so many samples, and looks at all weights after each. ...
     * private void assertSteps(double zeros, int... batches) throws IOException {
     *     TestNetwork network = new TestNetwork();
     *     Parameters p = someParameters();
     *     for (int t = 1; t <= batches.length; t++) { ... }
     * }
     * }</pre>
     */
    private MethodSpec assertSteps() {
        MethodSpec.Builder method =
                ProofText.helper(TypeName.VOID, "assertSteps").addJavadoc("""
                        Takes steps, each with so many samples, and looks at all weights after each. Those before the last have
                        rate 0: they are counted and remembered, and weights stay where rounding errors are small.
                        """);
        if (clipping.isInReach()) {
            method.addJavadoc("\n@param lengthened whether the first gradient is longer than allowed\n")
                    .addParameter(TypeName.BOOLEAN, "lengthened");
        }
        String samples = numbered ? "long sample = 0;\n" : "";
        return method.addParameter(TypeName.DOUBLE, "zeros")
                .addParameter(ArrayTypeName.of(TypeName.INT), "batches")
                .varargs()
                .addException(IOException.class)
                .addCode(text.code("""
                        $network:T network = new $network:T();
                        $scalar:T declared = network.learningRate();
                        $parameters:T p = someParameters();
                        """))
                .addCode(text.code(update.memories("$parameters:T ", " = new $parameters:T();\n") + samples))
                .addCode("for (int t = 1; t <= batches.length; t++) {\n")
                .addCode(text.code(drawn() + loaded() + compared()))
                .addCode("}\n")
                .build();
    }

    /** Samples for the next step, none of them where rounding decides a slope. */
    private String drawn() {
        return """
                    $scalar:T[][] inputs = someInputs(batches[t - 1], zeros);
                    $scalar:T[][] targets = someTargets(batches[t - 1]);
                """
                + (gradient.mayJump()
                        ? """
                    for (int n = 0; n < inputs.length; n++) {
                        while (%s) {
                            inputs[n] = someInputs(1, zeros)[0];
                            targets[n] = someTargets(1)[0];
                        }
                    }
                """.formatted(gradient.jumps("inputs[n]", "targets[n]", "factors(sample + n)"))
                        : "");
    }

    /** The weights before the first step, which may be made for a long gradient. */
    private String loaded() {
        return clipping.isInReach() ? """
                    if (t == 1 && lengthened) {
                        lengthen(p, inputs, targets);
                    }
                    if (t == 1) {
                        network.load(fileOf(p));
                    }
                """ : """
                    if (t == 1) {
                        network.load(fileOf(p));
                    }
                """;
    }

    /** A step of the network beside one of the formulas. */
    private String compared() {
        String clip = optimizer.clips() ? "    clip(d);\n" : "";
        String counted = numbered ? "    sample += inputs.length;\n" : "";
        return "    $parameters:T d = gradient(p, inputs, targets" + (numbered ? ", sample" : "") + ");\n" + clip
                + """
                    double rate = t < batches.length ? 0 : %s;
                    network.learningRate(t < batches.length ? 0 : declared);
                    if (inputs.length == 1) {
                        network.train(inputs[0], targets[0]);
                    } else {
                        network.train(inputs, targets);
                    }
                    $parameters:T after = parametersOf(network);
                    assertStep(p, d%s, after);
                    p = after;
                """.formatted(
                        update.rate(), update.memories(", ", "") + (update.countsSteps() ? ", t" : "") + ", rate")
                + counted;
    }

    /**
     * <pre>{@code
     * // Takes a step from p along d, as the network has done, and compares.
     * private static void assertStep(Parameters p, Parameters d, Parameters m, Parameters v, int t, double rate,
     *         Parameters after) {
     *     for (int l = 0; l < LAYERS.length; l++) {
     *         double tolerance = tolerance(l, p, after, 1);
     *         for (int k = 0; k < SIZES[l + 1]; k++) {
     *             step(p.w[l][k], d.w[l][k], m.w[l][k], v.w[l][k], t, rate, true);
     *         }
     *         step(p.b[l], d.b[l], m.b[l], v.b[l], t, rate, false);
     *         ...
     *     }
     * }
     * }</pre>
     */
    private MethodSpec assertStep() {
        MethodSpec.Builder method = ProofText.helper(TypeName.VOID, "assertStep", Modifier.STATIC)
                .addJavadoc("Takes a step from p along d, as the network has done, and compares.")
                .addParameter(parameters, "p")
                .addParameter(parameters, "d");
        update.memories().forEach(memory -> method.addParameter(parameters, memory));
        if (update.countsSteps()) {
            method.addParameter(TypeName.INT, "t");
        }
        method.addParameter(TypeName.DOUBLE, "rate");
        String weights = update.memories(", ", ".w[l][k]") + update.arguments(true);
        String biases = update.memories(", ", ".b[l]") + update.arguments(false);
        return method.addParameter(parameters, "after")
                .addCode(text.code("""
                        for (int l = 0; l < LAYERS.length; l++) {
                            double tolerance = tolerance(l, p, after, 1);
                            for (int k = 0; k < SIZES[l + 1]; k++) {
                                step(p.w[l][k], d.w[l][k]%s);
                            }
                            step(p.b[l], d.b[l]%s);
                        """.formatted(weights, biases)))
                .addCode(text.code(optimizer.isAdaptive() ? comparedWithDoubt() : comparedPlainly()))
                .addCode("}\n")
                .build();
    }

    private static String comparedPlainly() {
        return """
                    for (int k = 0; k < SIZES[l + 1]; k++) {
                        for (int j = 0; j < SIZES[l]; j++) {
                            assertNear(p.w[l][k][j], after.w[l][k][j], tolerance, LAYERS[l] + ".weight", k, j);
                        }
                    }
                    for (int k = 0; k < p.b[l].length; k++) {
                        assertNear(p.b[l][k], after.b[l][k], tolerance, LAYERS[l] + ".bias", k);
                    }
                """;
    }

    private static String comparedWithDoubt() {
        return """
                    double largest = 0;
                    for (double[] row : v.w[l]) {
                        largest = $math:T.max(largest, $arrays:T.stream(row).max().orElseThrow());
                    }
                    for (int k = 0; k < SIZES[l + 1]; k++) {
                        for (int j = 0; j < SIZES[l]; j++) {
                            double near = tolerance + doubt(v.w[l][k][j], largest, rate);
                            assertNear(p.w[l][k][j], after.w[l][k][j], near, LAYERS[l] + ".weight", k, j);
                        }
                    }
                    for (int k = 0; k < p.b[l].length; k++) {
                        double near = tolerance + doubt(v.b[l][k], largest, rate);
                        assertNear(p.b[l][k], after.b[l][k], near, LAYERS[l] + ".bias", k);
                    }
                """;
    }
}
