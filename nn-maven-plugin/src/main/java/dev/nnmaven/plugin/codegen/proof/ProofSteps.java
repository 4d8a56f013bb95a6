package dev.nnmaven.plugin.codegen.proof;

import com.palantir.javapoet.MethodSpec;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** Tests of what a network computes: its answers and its steps, against formulas in plain loops. */
final class ProofSteps {

    private final ProofText text;
    private final ProofFunctions functions;
    private final ProofPasses passes;
    private final ProofChecks checks;
    private final ProofOptimizer optimizer;
    private final ProofTraining training;
    private final ErrorRule rule;
    private final String everyNeuron;

    ProofSteps(ProofText text, NetworkSpec spec) {
        this.text = text;
        this.functions = new ProofFunctions(spec);
        this.passes = new ProofPasses(text, spec);
        this.checks = new ProofChecks(text, spec);
        this.optimizer = new ProofOptimizer(spec);
        this.training = new ProofTraining(text, spec);
        this.rule = spec.errorRule();
        this.everyNeuron = spec.hasDropout() ? ", everyNeuron()" : "";
    }

    List<MethodSpec> tests() {
        List<MethodSpec> tests = new ArrayList<>(List.of(answers()));
        if (!optimizer.isForeseeable()) {
            tests.addAll(training.tests(stepName()));
            return tests;
        }
        tests.add(step());
        if (optimizer.isLinear()) {
            tests.add(batch());
        }
        return tests;
    }

    List<MethodSpec> helpers() {
        if (!optimizer.isForeseeable()) {
            return training.helpers();
        }
        List<MethodSpec> helpers = new ArrayList<>(List.of(passes.forward()));
        helpers.addAll(functions.methods());
        helpers.addAll(
                rule == ErrorRule.GRADIENT ? List.of(passes.slope(), passes.loss()) : List.of(passes.sentBack()));
        helpers.addAll(optimizer.helpers());
        if (optimizer.isLinear()) {
            helpers.add(checks.assertLayer());
        }
        helpers.add(checks.tolerance());
        helpers.add(checks.assertNear());
        return helpers;
    }

    private MethodSpec answers() {
        return text.test("answersAreThoseOfTheFormulas", """
                $network:T network = new $network:T();
                $parameters:T parameters = someParameters();
                network.load(fileOf(parameters));
                for (double zeros : ZEROS) {
                    $scalar:T[][] inputs = someInputs(9, zeros);
                    $scalar:T[][] together = new $scalar:T[9][$out:L];
                    network.query(inputs, together);
                    for (int n = 0; n < inputs.length; n++) {
                        double[] expected = forward(parameters, inputs[n]%s)[LAYERS.length];
                        $scalar:T[] single = network.query(inputs[n]);
                        for (int k = 0; k < expected.length; k++) {
                            double tolerance = TOLERANCE * $math:T.max(1, $math:T.abs(expected[k]));
                            assertNear(expected[k], single[k], tolerance, "answer", n, k);
                            assertNear(expected[k], together[n][k], tolerance, "answer in a batch", n, k);
                        }
                    }
                }
                """.formatted(everyNeuron));
    }

    private String stepName() {
        return switch (rule) {
            case WEIGHTED_ERROR -> "aStepFollowsTheWeightedErrorRule";
            case PROPORTIONAL -> "aStepFollowsTheProportionalRule";
            case GRADIENT -> "aStepFollowsTheGradientOfTheLoss";
            case AUTO -> throw ProofFunctions.unresolved();
        };
    }

    private MethodSpec step() {
        return rule == ErrorRule.GRADIENT ? gradientStep() : errorStep();
    }

    private MethodSpec errorStep() {
        String check = optimizer.isPlain() ? """
                        for (int k = 0; k < e.length; k++) {
                            double step = LEARNING_RATE * e[k] * %1$s;
                            for (int j = 0; j < a[l].length; j++) {
                                expected.w[l][k][j] = before.w[l][k][j] + step * a[l][j];
                            }
                            if (k < before.b[l].length) {
                                expected.b[l][k] = before.b[l][k] + step;
                            }
                        }
                        assertLayer(l, before, expected, after, 1);
                """ : """
                        double tolerance = tolerance(l, before, after, 1);
                        for (int k = 0; k < e.length; k++) {
                            double d = e[k] * %1$s;
                            for (int j = 0; j < a[l].length; j++) {
                                double expected = %2$s;
                                double near = tolerance%3$s;
                                assertNear(expected, after.w[l][k][j], near, LAYERS[l] + ".weight", k, j);
                            }
                            if (k < before.b[l].length) {
                                double expected = %4$s;
                                double near = tolerance%5$s;
                                assertNear(expected, after.b[l][k], near, LAYERS[l] + ".bias", k);
                            }
                        }
                """;
        return step("""
                    double[][] a = forward(before, inputs);
                    double[] e = new double[$out:L];
                    for (int k = 0; k < e.length; k++) {
                        e[k] = targets[k] - a[LAYERS.length][k];
                    }
                """ + (optimizer.isPlain() ? """
                    $parameters:T expected = new $parameters:T();
                """ : "") + """
                    for (int l = LAYERS.length - 1; l >= 0; l--) {
                """
                + check.formatted(
                        functions.slope("a[l + 1][k]"),
                        optimizer.stepped("before.w[l][k][j]", "d * a[l][j]", true),
                        optimizer.doubt("d * a[l][j]"),
                        optimizer.stepped("before.b[l][k]", "d", false),
                        optimizer.doubt("d"))
                + """
                        e = sentBack(before.w[l], e);
                    }
                """);
    }

    private MethodSpec gradientStep() {
        return step("""
                    for (int l = 0; l < LAYERS.length; l++) {
                        double tolerance = tolerance(l, before, after, 1);
                        // From the end, where loops have their remainders.
                        for (int k = SIZES[l + 1] - 1; k >= 0; k -= 1 + SIZES[l + 1] / SAMPLED) {
                            for (int j = SIZES[l] - 1; j >= 0; j -= 1 + SIZES[l] / SAMPLED) {
                                double slope = slope(before, before.w[l][k], j, inputs, targets);
                                double expected = %s;
                                assertNear(expected, after.w[l][k][j], tolerance%s, LAYERS[l] + ".weight", k, j);
                            }
                            if (k < before.b[l].length) {
                                double slope = slope(before, before.b[l], k, inputs, targets);
                                double expected = %s;
                                assertNear(expected, after.b[l][k], tolerance%s, LAYERS[l] + ".bias", k);
                            }
                        }
                    }
                """.formatted(
                        optimizer.againstSlope("before.w[l][k][j]", true),
                        optimizer.doubt("slope"),
                        optimizer.againstSlope("before.b[l][k]", false),
                        optimizer.doubt("slope")));
    }

    /** A step on a sample without zeros, and one from the same weights on a sample with many. */
    private MethodSpec step(String check) {
        return text.test(stepName(), """
                $network:T network = new $network:T();
                $parameters:T before = someParameters();
                $path:T file = fileOf(before);
                for (double zeros : ZEROS) {
                    $scalar:T[] inputs = someInputs(1, zeros)[0];
                    $scalar:T[] targets = someTargets(1)[0];
                    network.load(file);
                    network.train(inputs, targets);
                    $parameters:T after = parametersOf(network);

                %s}
                """.formatted(check));
    }

    private MethodSpec batch() {
        return text.test("aBatchTakesTheMeanOfItsSteps", """
                $network:T network = new $network:T();
                $parameters:T before = someParameters();
                $path:T file = fileOf(before);
                for (double zeros : ZEROS) {
                    $scalar:T[][] inputs = someInputs(9, zeros);
                    $scalar:T[][] targets = someTargets(9);
                    $parameters:T mean = new $parameters:T();
                    for (int n = 0; n < inputs.length; n++) {
                        network.load(file);
                        network.train(inputs[n], targets[n]);
                        mean.add(parametersOf(network), 1.0 / inputs.length);
                    }
                    network.load(file);
                    network.train(inputs, targets);
                    $parameters:T after = parametersOf(network);
                    for (int l = 0; l < LAYERS.length; l++) {
                        assertLayer(l, before, mean, after, inputs.length);
                    }
                }
                """);
    }
}
