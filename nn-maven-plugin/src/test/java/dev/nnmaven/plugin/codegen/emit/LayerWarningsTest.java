package dev.nnmaven.plugin.codegen.emit;

import static dev.nnmaven.annotations.Activation.ELU;
import static dev.nnmaven.annotations.Activation.GELU;
import static dev.nnmaven.annotations.Activation.IDENTITY;
import static dev.nnmaven.annotations.Activation.LEAKY_RELU;
import static dev.nnmaven.annotations.Activation.RELU;
import static dev.nnmaven.annotations.Activation.SIGMOID;
import static dev.nnmaven.annotations.Activation.SOFTMAX;
import static dev.nnmaven.annotations.Activation.SOFTPLUS;
import static dev.nnmaven.annotations.Activation.TANH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.Compiled;
import dev.nnmaven.plugin.codegen.emit.harness.Thorough;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingListener;
import dev.nnmaven.runtime.training.TrainingWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Training looks into generated networks of every form, and finds layers that are dead or saturated. */
@Execution(ExecutionMode.CONCURRENT)
class LayerWarningsTest {
    private static final int INPUTS = 20;

    @Test
    void healthyNetworksAreNotWarnedOf() {
        for (Activation hidden : List.of(SIGMOID, TANH, RELU, LEAKY_RELU, ELU, GELU, SOFTPLUS, IDENTITY)) {
            assertThat(warnings(ForcedPlans.planned(spec(Precision.FLOAT, hidden, 0.02)), 1))
                    .as(hidden.name())
                    .isEmpty();
        }
        assertThat(warnings(ForcedPlans.planned(spec(Precision.DOUBLE, RELU, 0.02)), 1))
                .isEmpty();
    }

    @Test
    void aLearningRateThatIsTooHighKillsRectifiers() {
        for (Precision precision : Precision.values()) {
            for (NetworkPlan plan : Thorough.some(3, precision.ordinal(), ForcedPlans.all(spec(precision, RELU, 2)))) {
                assertThat(warnings(plan, 1))
                        .filteredOn(warning -> warning.startsWith("DEAD_LAYER"))
                        .singleElement()
                        .asString()
                        .matches(
                                "DEAD_LAYER: found \\d+ of \\d+ neurons of layer layer\\d \\(relu\\).* dead after epoch \\d:"
                                        + " none of 1\\d\\d samples brings them .*");
            }
        }
    }

    @Test
    void inputsThatAreTooLargeSaturateSigmoids() {
        for (Precision precision : Precision.values()) {
            for (NetworkPlan plan :
                    Thorough.some(3, precision.ordinal(), ForcedPlans.all(spec(precision, SIGMOID, 0.02)))) {
                assertThat(warnings(plan, 500))
                        .filteredOn(warning -> warning.startsWith("SATURATED_LAYER"))
                        .singleElement()
                        .asString()
                        .matches(
                                "SATURATED_LAYER: found \\d+ of 24 neurons of layer layer1 \\(sigmoid\\) saturated after epoch"
                                        + " 1: nearly all of 1\\d\\d samples bring them .*");
            }
        }
    }

    private static NetworkSpec spec(Precision precision, Activation hidden, double rate) {
        return Specs.of(
                precision,
                List.of(hidden, hidden, SOFTMAX),
                Loss.CROSS_ENTROPY,
                ErrorRule.GRADIENT,
                true,
                rate,
                INPUTS,
                24,
                18,
                3);
    }

    private static List<String> warnings(NetworkPlan plan, double scale) {
        List<String> warnings = new ArrayList<>();
        Compiled compiled = Compiled.of(plan);
        if (plan.spec().precision() == Precision.FLOAT) {
            train(Training.of(compiled.network()), samples(scale), warnings);
        } else {
            train(Training.of(compiled.doubleNetwork()), widened(samples(scale)), warnings);
        }
        return warnings;
    }

    private static <S extends SampleSet> void train(Training<S> training, S samples, List<String> warnings) {
        training.epochs(8)
                .listener(new TrainingListener() {
                    @Override
                    public void warned(TrainingWarning warning, String advice) {
                        warnings.add(warning + ": " + advice);
                    }
                })
                .run(samples);
    }

    /** Three classes: which third of the inputs is the largest on average, in noise. */
    private static Samples samples(double scale) {
        Random random = new Random(17);
        float[][] inputs = new float[500][INPUTS];
        float[][] targets = new float[inputs.length][3];
        for (int n = 0; n < inputs.length; n++) {
            int label = random.nextInt(3);
            for (int i = 0; i < INPUTS; i++) {
                inputs[n][i] = (float) (scale * (random.nextGaussian() + (i * 3 / INPUTS == label ? 1 : 0)));
            }
            targets[n][label] = 1;
        }
        return Samples.of(inputs, targets);
    }

    private static DoubleSamples widened(Samples samples) {
        double[][] inputs = new double[samples.size()][INPUTS];
        double[][] targets = new double[samples.size()][3];
        for (int n = 0; n < samples.size(); n++) {
            for (int i = 0; i < INPUTS; i++) {
                inputs[n][i] = samples.input(n)[i];
            }
            for (int k = 0; k < 3; k++) {
                targets[n][k] = samples.target(n)[k];
            }
        }
        return DoubleSamples.of(inputs, targets);
    }
}
