package dev.nnmaven.plugin.codegen.spec.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.annotations.Initializer;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Schedule;
import dev.nnmaven.plugin.codegen.read.Project;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Optimizers, schedules, initial weights and dropout, from both front-ends. */
class StepRulesTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(folder);
    }

    /** Of each problem what comes after file, line and column. */
    private List<String> problems(String annotation, String json) {
        project.both(
                annotation + ", inputs = 1, layers = @Layer(size = 1)",
                json + ", \"inputs\": 1, \"layers\": [{\"size\": 1}]");
        return project.problems().stream().map(StepRulesTest::message).toList();
    }

    private List<String> layerProblems(String annotation, String json) {
        project.both("inputs = 1, layers = {" + annotation + "}", "\"inputs\": 1, \"layers\": [" + json + "]");
        return project.problems().stream().map(StepRulesTest::message).toList();
    }

    private static String message(String problem) {
        return problem.substring(problem.indexOf("] ") + 2);
    }

    @Test
    void nothingGivenIsThePlainStep() {
        project.both("inputs = 1, layers = @Layer(size = 1)", "\"inputs\": 1, \"layers\": [{\"size\": 1}]");
        assertThat(project.specs()).hasSize(2).allSatisfy(spec -> {
            assertThat(spec.steps().isPlain()).isTrue();
            assertThat(spec.stepsPlainly()).isTrue();
            assertThat(spec.learningRate()).isEqualTo(0.1);
            assertThat(spec.layers().get(0).initializer()).isEqualTo(Initializer.NORMAL);
            assertThat(spec.layers().get(0).dropout()).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource({"SGD, 0.1", "MOMENTUM, 0.01", "NESTEROV, 0.01", "RMSPROP, 0.001", "ADAM, 0.001", "ADAMW, 0.001"})
    void aLearningRateLeftOutSuitsTheOptimizer(Optimizer optimizer, double rate) {
        assertThat(problems(
                        "optimizer = Optimizer." + optimizer,
                        "\"optimizer\": \"" + optimizer.name().toLowerCase(Locale.ROOT) + "\""))
                .isEmpty();
        assertThat(project.specs())
                .hasSize(2)
                .allSatisfy(spec -> assertThat(spec.learningRate()).isEqualTo(rate));
    }

    @Test
    void readsEveryNumberAndFillsInTheRest() {
        assertThat(problems(
                        "optimizer = Optimizer.ADAMW, beta1 = 0.8, l1 = 0.1, l2 = 2, clipNorm = 1, clipValue = 0.5,"
                                + " learningRate = 0.01, schedule = @Schedule(kind = Schedule.Kind.COSINE, epochs = 7,"
                                + " minimum = 0.001, warmUp = 3)",
                        "\"optimizer\": \"adamw\", \"beta1\": 0.8, \"l1\": 0.1, \"l2\": 2, \"clipNorm\": 1, \"clipValue\": 0.5,"
                                + " \"learningRate\": 0.01, \"schedule\": {\"kind\": \"cosine\", \"epochs\": 7,"
                                + " \"minimum\": 0.001, \"warmUp\": 3}"))
                .isEmpty();
        StepSpec expected = new StepSpec(
                Optimizer.ADAMW,
                Map.of(
                        Hyperparameter.BETA1, 0.8,
                        Hyperparameter.BETA2, 0.999,
                        Hyperparameter.EPSILON, 1e-8,
                        Hyperparameter.WEIGHT_DECAY, 0.01,
                        Hyperparameter.L1, 0.1,
                        Hyperparameter.L2, 2.0,
                        Hyperparameter.CLIP_NORM, 1.0,
                        Hyperparameter.CLIP_VALUE, 0.5),
                Schedule.Kind.COSINE,
                Map.of(ScheduleNumber.EPOCHS, 7.0, ScheduleNumber.MINIMUM, 0.001, ScheduleNumber.WARM_UP, 3.0));
        assertThat(project.specs()).extracting(NetworkSpec::steps).containsExactly(expected, expected);
    }

    @Test
    void anExponentialScheduleFallsGently() {
        assertThat(problems(
                        "schedule = @Schedule(kind = Schedule.Kind.EXPONENTIAL)",
                        "\"schedule\": {\"kind\": \"exponential\"}"))
                .isEmpty();
        assertThat(project.specs())
                .hasSize(2)
                .allSatisfy(spec ->
                        assertThat(spec.steps().number(ScheduleNumber.FACTOR)).isEqualTo(0.95))
                .allSatisfy(spec -> assertThat(spec.stepsPlainly()).isTrue());
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThat(problems(
                        "optimizer = Optimizer.ADAM, beta1 = 1, beta2 = -0.1, epsilon = 0, l1 = -1",
                        "\"optimizer\": \"nesterov\", \"momentum\": 1.5, \"weightDecay\": -2, \"clipValue\": -1"))
                .containsExactlyInAnyOrder(
                        "beta1 is 1.0: a number from 0 to below 1 is needed",
                        "beta2 is -0.1: a number from 0 to below 1 is needed",
                        "epsilon is 0.0: a finite number above 0 is needed",
                        "l1 is -1.0: a finite number from 0 is needed",
                        "momentum is 1.5: a number from 0 to below 1 is needed",
                        "weightDecay is -2.0: a finite number from 0 is needed",
                        "clipValue is -1.0: a finite number from 0 is needed");
        assertThat(problems(
                        "schedule = @Schedule(kind = Schedule.Kind.STEP, every = 0, factor = 1.0, warmUp = -1)",
                        "\"schedule\": {\"kind\": \"cosine\", \"epochs\": -1, \"minimum\": 0.2}"))
                .containsExactlyInAnyOrder(
                        "schedule.every is 0: a whole number from 1 is needed",
                        "schedule.factor is 1.0: a number above 0 and below 1 is needed",
                        "schedule.warmUp is -1: a whole number from 0 is needed",
                        "schedule.epochs is -1: a whole number from 0 is needed",
                        "schedule.minimum is 0.2: the rate falls from the learning rate, 0.1, which must not be below it");
    }

    @Test
    void namesTheRangeOfNumbersThatNoIntHolds() {
        assertThat(problems(
                        "schedule = @Schedule(kind = Schedule.Kind.STEP, every = 3000000000L, warmUp = 3000000000L)",
                        "\"schedule\": {\"kind\": \"step\", \"every\": 1e11, \"warmUp\": 3000000000}"))
                .containsExactlyInAnyOrder(
                        "schedule.every is 3000000000L: a whole number from 1 to 2147483647 is needed",
                        "schedule.warmUp is 3000000000L: a whole number from 0 to 2147483647 is needed",
                        "schedule.every is 1e11: a whole number from 1 to 2147483647 is needed",
                        "schedule.warmUp is 3000000000: a whole number from 0 to 2147483647 is needed");
    }

    @Test
    void refusesNumbersThatMeanNothingHere() {
        assertThat(problems(
                        "momentum = 0.9, beta1 = 0.5", "\"optimizer\": \"adam\", \"rho\": 0.5, \"weightDecay\": 0.1"))
                .containsExactlyInAnyOrder(
                        "momentum is given: optimizer SGD has none; it is for MOMENTUM and NESTEROV",
                        "beta1 is given: optimizer SGD has none; it is for ADAM and ADAMW",
                        "rho is given: optimizer adam has none; it is for rmsprop",
                        "weightDecay is given: optimizer adam has none; choose adamw, or l2 for a penalty that goes"
                                + " through the gradient");
        assertThat(problems(
                        "schedule = @Schedule(patience = 3)", "\"schedule\": {\"kind\": \"linear\", \"factor\": 0.5}"))
                .containsExactlyInAnyOrder(
                        "schedule.patience is given: the schedule CONSTANT has none; it is for REDUCE_ON_PLATEAU",
                        "schedule.factor is given: the schedule linear has none; it is for step, exponential and"
                                + " reduce_on_plateau");
    }

    @Test
    void refusesNumbersThatAFloatCannotHold() {
        assertThat(
                        problems(
                                "optimizer = Optimizer.ADAM, epsilon = 1e-50, beta2 = 0.999999999, clipNorm = 1e300",
                                "\"optimizer\": \"rmsprop\", \"precision\": \"double\", \"epsilon\": 1e-50, \"clipNorm\": 1e300"))
                .containsExactlyInAnyOrder(
                        "epsilon is 1.0E-50: in FLOAT precision that is 0.0; choose a number that a float can hold, or"
                                + " DOUBLE precision",
                        "beta2 is 0.999999999: in FLOAT precision that is 1.0; choose a number that a float can hold, or"
                                + " DOUBLE precision",
                        "clipNorm is 1.0E300: in FLOAT precision that is Infinity; choose a number that a float can hold,"
                                + " or DOUBLE precision");
    }

    @Test
    void refusesUnknownNames() {
        assertThat(problems(
                        "optimizer = Optimizer.ADAN, schedule = @Schedule(knd = Schedule.Kind.STEP)",
                        "\"optimizer\": \"adamax\", \"schedule\": {\"kind\": \"cosinus\", \"warmup\": 5}"))
                .containsExactlyInAnyOrder(
                        "optimizer is Optimizer.ADAN: there is no such optimizer; did you mean ADAM?",
                        "schedule.knd is unknown: @Schedule has no such attribute; did you mean kind?",
                        "optimizer is \"adamax\": there is no such optimizer; did you mean adam?",
                        "schedule.kind is \"cosinus\": there is no such schedule; did you mean cosine?",
                        "schedule.warmup is unknown: a schedule has no such field; did you mean warmUp?");
    }

    @Test
    void refusesSchedulesThatAreNone() {
        assertThat(problems("schedule = Schedule.Kind.STEP", "\"schedule\": \"step\""))
                .containsExactlyInAnyOrder(
                        "schedule is Schedule.Kind.STEP: a @Schedule is needed",
                        "schedule is \"step\": an object with a kind is needed");
    }

    @Test
    void refusesDropoutOfOutputsAndSharesThatAreNone() {
        assertThat(layerProblems(
                        "@Layer(size = 2, dropout = 1), @Layer(size = 1, dropout = 0.5)",
                        "{\"size\": 2, \"dropout\": -0.5}, {\"size\": 1, \"dropout\": \"half\"}"))
                .containsExactlyInAnyOrder(
                        "layers[0].dropout is 1.0: a number from 0 to below 1 is needed",
                        "layers[1].dropout is 0.5: outputs cannot be left out, only neurons of hidden layers; move dropout"
                                + " to a layer before the last",
                        "layers[0].dropout is -0.5: a number from 0 to below 1 is needed",
                        "layers[1].dropout is \"half\": a number is needed");
    }

    @Test
    void refusesHiddenLayersThatBeginEqual() {
        assertThat(layerProblems(
                        "@Layer(size = 2, initializer = Initializer.ZEROS), @Layer(size = 1, initializer ="
                                + " Initializer.ZEROS)",
                        "{\"size\": 2, \"initializer\": \"zeros\"}, {\"size\": 1, \"initializer\": \"kaiming\"}"))
                .containsExactlyInAnyOrder(
                        "layers[0].initializer is ZEROS: neurons of a hidden layer that begin equal stay equal; choose"
                                + " NORMAL, XAVIER or HE",
                        "layers[0].initializer is zeros: neurons of a hidden layer that begin equal stay equal; choose"
                                + " normal, xavier or he",
                        "layers[1].initializer is \"kaiming\": there is no such initializer; there are normal, xavier, he"
                                + " and zeros");
    }

    @Test
    void dropoutIsNoPlainStep() {
        assertThat(layerProblems(
                        "@Layer(size = 2, dropout = 0.25), @Layer(size = 1)",
                        "{\"size\": 2, \"dropout\": 0.25}, {\"size\": 1}"))
                .isEmpty();
        assertThat(project.specs()).hasSize(2).allSatisfy(spec -> {
            assertThat(spec.stepsPlainly()).isFalse();
            assertThat(spec.layers().get(0).dropout()).isEqualTo(0.25);
        });
    }
}
