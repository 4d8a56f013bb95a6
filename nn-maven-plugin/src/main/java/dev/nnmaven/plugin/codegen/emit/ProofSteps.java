package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Tests of what a network computes: its answers and its steps, against formulas in plain loops. */
final class ProofSteps {

    private final ProofText text;
    private final ClassName parameters;
    private final ProofFunctions functions;
    private final ProofOptimizer optimizer;
    private final ErrorRule rule;
    private final Scalar scalar;

    ProofSteps(ProofText text, NetworkSpec spec) {
        this.text = text;
        this.parameters = text.parameters();
        this.functions = new ProofFunctions(spec);
        this.optimizer = new ProofOptimizer(spec);
        this.rule = spec.errorRule();
        this.scalar = new Scalar(spec.precision());
    }

    List<MethodSpec> tests() {
        List<MethodSpec> tests = new ArrayList<>(List.of(answers()));
        if (optimizer.isForeseeable()) {
            tests.add(step());
        }
        if (optimizer.isLinear()) {
            tests.add(batch());
        }
        return tests;
    }

    List<MethodSpec> helpers() {
        List<MethodSpec> helpers = new ArrayList<>(List.of(forward()));
        helpers.addAll(functions.methods());
        if (optimizer.isForeseeable()) {
            helpers.addAll(rule == ErrorRule.GRADIENT ? List.of(slope(), loss()) : List.of(sentBack()));
            helpers.addAll(optimizer.helpers());
            if (optimizer.isLinear()) {
                helpers.add(assertLayer());
            }
            helpers.add(tolerance());
        }
        helpers.add(assertNear());
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
                        double[] expected = forward(parameters, inputs[n])[LAYERS.length];
                        $scalar:T[] single = network.query(inputs[n]);
                        for (int k = 0; k < expected.length; k++) {
                            double tolerance = TOLERANCE * $math:T.max(1, $math:T.abs(expected[k]));
                            assertNear(expected[k], single[k], tolerance, "answer", n, k);
                            assertNear(expected[k], together[n][k], tolerance, "answer in a batch", n, k);
                        }
                    }
                }
                """);
    }

    private MethodSpec step() {
        return switch (rule) {
            case WEIGHTED_ERROR -> errorStep("aStepFollowsTheWeightedErrorRule");
            case PROPORTIONAL -> errorStep("aStepFollowsTheProportionalRule");
            case GRADIENT -> gradientStep();
            case AUTO -> throw ProofFunctions.unresolved();
        };
    }

    private MethodSpec errorStep(String name) {
        String check =
                optimizer.isPlain() ? """
                        for (int k = 0; k < e.length; k++) {
                            double step = LEARNING_RATE * e[k] * %s;
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
                            double d = e[k] * %s;
                            for (int j = 0; j < a[l].length; j++) {
                                double expected = stepped(before.w[l][k][j], d * a[l][j], true);
                                double near = tolerance""" + optimizer.doubt("d * a[l][j]") + """
                ;
                                assertNear(expected, after.w[l][k][j], near, LAYERS[l] + ".weight", k, j);
                            }
                            if (k < before.b[l].length) {
                                double expected = stepped(before.b[l][k], d, false);
                                double near = tolerance""" + optimizer.doubt("d") + """
                ;
                                assertNear(expected, after.b[l][k], near, LAYERS[l] + ".bias", k);
                            }
                        }
                """;
        return step(
                name,
                """
                    double[][] a = forward(before, inputs);
                    double[] e = new double[$out:L];
                    for (int k = 0; k < e.length; k++) {
                        e[k] = targets[k] - a[LAYERS.length][k];
                    }
                """ + (optimizer.isPlain() ? """
                    $parameters:T expected = new $parameters:T();
                """ : "") + """
                    for (int l = LAYERS.length - 1; l >= 0; l--) {
                """ + check.formatted(functions.slope("a[l + 1][k]")) + """
                        e = sentBack(before.w[l], e);
                    }
                """);
    }

    private MethodSpec gradientStep() {
        return step("aStepFollowsTheGradientOfTheLoss", """
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
    private MethodSpec step(String name, String check) {
        return text.test(name, """
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

    private MethodSpec forward() {
        return ProofText.helper(matrix(), "forward", Modifier.STATIC)
                .addJavadoc("The inputs, and the activations of each layer: a = f(W·a + b).")
                .addParameter(parameters, "p")
                .addParameter(scalar.vector(), "inputs")
                .addCode(text.code("""
                        double[][] a = new double[SIZES.length][SIZES[0]];
                        for (int j = 0; j < inputs.length; j++) {
                            a[0][j] = inputs[j];
                        }
                        for (int l = 0; l < LAYERS.length; l++) {
                            double[] z = $arrays:T.copyOf(p.b[l], SIZES[l + 1]);
                            for (int k = 0; k < z.length; k++) {
                                for (int j = 0; j < a[l].length; j++) {
                                    z[k] += p.w[l][k][j] * a[l][j];
                                }
                            }
                        """))
                .addCode("    a[l + 1] = $L;\n", functions.activated())
                .addCode("}\nreturn a;\n")
                .build();
    }

    private MethodSpec sentBack() {
        boolean shares = rule == ErrorRule.PROPORTIONAL;
        return ProofText.helper(ProofFunctions.VECTOR, "sentBack", Modifier.STATIC)
                .addJavadoc(
                        shares
                                ? "The error of the layer before: each e in shares of the weights that enter its neuron."
                                : "The error of the layer before: Wᵀ·e.")
                .addParameter(matrix(), "w")
                .addParameter(ProofFunctions.VECTOR, "e")
                .addCode(text.code("""
                        double[] back = new double[w[0].length];
                        for (int k = 0; k < e.length; k++) {
                        """ + (shares ? """
                            double sum = $arrays:T.stream(w[k]).sum();
                            // Weights that cancel out have shares without bound.
                            sum = $math:T.abs(sum) < 0.1 ? $math:T.copySign(0.1, sum) : sum;
                        """ : "") + """
                            for (int j = 0; j < back.length; j++) {
                                back[j] += w[k][j] * e[k]%s;
                            }
                        }
                        return back;
                        """.formatted(shares ? " / sum" : "")))
                .build();
    }

    private MethodSpec slope() {
        return sample(ProofText.helper(TypeName.DOUBLE, "slope", Modifier.STATIC)
                        .addJavadoc("How the loss changes with one number of the parameters: a central difference.")
                        .addParameter(parameters, "p")
                        .addParameter(ProofFunctions.VECTOR, "row")
                        .addParameter(TypeName.INT, "i"))
                .addCode(text.code("""
                        double value = row[i];
                        row[i] = value + H;
                        double above = loss(p, inputs, targets);
                        row[i] = value - H;
                        double below = loss(p, inputs, targets);
                        row[i] = value;
                        return (above - below) / (2 * H);
                        """))
                .build();
    }

    private MethodSpec loss() {
        return ProofText.helper(TypeName.DOUBLE, "loss", Modifier.STATIC)
                .addJavadoc("$L", functions.lossFormula())
                .addParameter(parameters, "p")
                .addParameter(scalar.vector(), "inputs")
                .addParameter(scalar.vector(), "t")
                .addCode(text.code("""
                        double[] o = forward(p, inputs)[LAYERS.length];
                        double loss = 0;
                        for (int k = 0; k < o.length; k++) {
                        """))
                .addCode("    loss += $L;\n", functions.loss())
                .addCode("}\nreturn loss;\n")
                .build();
    }

    private MethodSpec assertLayer() {
        return ProofText.helper(TypeName.VOID, "assertLayer", Modifier.STATIC)
                .addParameter(TypeName.INT, "l")
                .addParameter(parameters, "before")
                .addParameter(parameters, "expected")
                .addParameter(parameters, "after")
                .addParameter(TypeName.INT, "steps")
                .addCode(text.code("""
                        double tolerance = tolerance(l, before, after, steps);
                        for (int k = 0; k < SIZES[l + 1]; k++) {
                            for (int j = 0; j < SIZES[l]; j++) {
                                assertNear(expected.w[l][k][j], after.w[l][k][j], tolerance, LAYERS[l] + ".weight", k, j);
                            }
                        }
                        for (int k = 0; k < after.b[l].length; k++) {
                            assertNear(expected.b[l][k], after.b[l][k], tolerance, LAYERS[l] + ".bias", k);
                        }
                        """))
                .build();
    }

    private MethodSpec tolerance() {
        return ProofText.helper(TypeName.DOUBLE, "tolerance", Modifier.STATIC)
                .addJavadoc(
                        "What rounding may do to layer l: a part of the longest step, a digit of the largest weight.")
                .addParameter(TypeName.INT, "l")
                .addParameter(parameters, "before")
                .addParameter(parameters, "after")
                .addParameter(TypeName.INT, "steps")
                .addCode(text.code("""
                        double step = 0;
                        double largest = 0;
                        for (int k = 0; k < SIZES[l + 1]; k++) {
                            for (int j = 0; j < SIZES[l]; j++) {
                                step = $math:T.max(step, $math:T.abs(after.w[l][k][j] - before.w[l][k][j]));
                                largest = $math:T.max(largest, $math:T.abs(after.w[l][k][j]));
                            }
                        }
                        for (int k = 0; k < after.b[l].length; k++) {
                            step = $math:T.max(step, $math:T.abs(after.b[l][k] - before.b[l][k]));
                            largest = $math:T.max(largest, $math:T.abs(after.b[l][k]));
                        }
                        return TOLERANCE * (step + 0.01 * LEARNING_RATE) + steps * $math:T.ulp($cast:Llargest);
                        """))
                .build();
    }

    private MethodSpec assertNear() {
        return ProofText.helper(TypeName.VOID, "assertNear", Modifier.STATIC)
                .addParameter(TypeName.DOUBLE, "expected")
                .addParameter(TypeName.DOUBLE, "found")
                .addParameter(TypeName.DOUBLE, "tolerance")
                .addParameter(String.class, "what")
                .addParameter(ArrayTypeName.of(TypeName.INT), "place")
                .varargs()
                .addCode(text.code("""
                        boolean near = $math:T.abs(found - expected) <= tolerance;
                        if (!near || $double:T.isInfinite(found)) {
                            fail(what + $arrays:T.toString(place) + " is " + found + ", expected " + expected + " ± " + tolerance);
                        }
                        """))
                .build();
    }

    private MethodSpec.Builder sample(MethodSpec.Builder method) {
        return method.addParameter(scalar.vector(), "inputs").addParameter(scalar.vector(), "targets");
    }

    private static TypeName matrix() {
        return ArrayTypeName.of(ProofFunctions.VECTOR);
    }
}
