package dev.nnmaven.plugin.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Initializer;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.annotations.Schedule;
import dev.nnmaven.plugin.codegen.emit.harness.Goldens;
import dev.nnmaven.plugin.codegen.emit.text.GeneratedSource;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.proof.ProofEmitter;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import dev.nnmaven.plugin.codegen.spec.Specs;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated sources, to the byte. {@code -Dnn.goldens=rewrite} writes them anew; read the difference before a commit. */
@Isolated("changes the locale of the JVM")
class GoldenTest {

    private static final Map<String, NetworkSpec> NETWORKS = Map.of(
            "DigitsNetwork",
            Specs.DIGITS,
            "XorNetwork",
            Specs.XOR,
            "MixedDoubleGradient",
            Specs.of(Precision.DOUBLE, ErrorRule.GRADIENT, false, 0.3, 13, 32, 18, 3),
            "Classifier",
            Specs.of(
                    Precision.FLOAT,
                    List.of(Activation.RELU, Activation.GELU, Activation.SOFTMAX),
                    Loss.CROSS_ENTROPY,
                    20,
                    18,
                    17,
                    3),
            "Adaptive",
            adaptive(),
            "Shares",
            Specs.of(Precision.FLOAT, ErrorRule.PROPORTIONAL, true, 0.1, 2, 3, 2),
            "OneLayer",
            Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 1, 21, 9),
            "Backwards",
            Specs.reversible(Specs.of(
                    Precision.FLOAT, List.of(Activation.TANH, Activation.SOFTMAX), Loss.CROSS_ENTROPY, 2, 3, 2)));

    /** Everything that the steps of a network can have, and dropout. */
    static NetworkSpec adaptive() {
        NetworkSpec plain = Specs.of(
                Precision.FLOAT,
                List.of(Activation.RELU, Activation.TANH, Activation.SOFTMAX),
                Loss.CROSS_ENTROPY,
                200,
                24,
                20,
                3);
        List<LayerSpec> layers = List.of(
                new LayerSpec("hidden", 24, Activation.RELU, true, Initializer.HE, 0.5),
                new LayerSpec("more", 20, Activation.TANH, false, Initializer.XAVIER, 0),
                new LayerSpec("output", 3, Activation.SOFTMAX, true, Initializer.ZEROS, 0));
        StepSpec steps = new StepSpec(
                Optimizer.ADAMW,
                Map.of(
                        Hyperparameter.BETA1, 0.9,
                        Hyperparameter.BETA2, 0.999,
                        Hyperparameter.EPSILON, 1e-8,
                        Hyperparameter.WEIGHT_DECAY, 0.01,
                        Hyperparameter.CLIP_NORM, 1.0),
                Schedule.Kind.COSINE,
                Map.of(ScheduleNumber.WARM_UP, 100.0, ScheduleNumber.MINIMUM, 1e-5));
        return Specs.with(plain, 0.001, steps, layers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DigitsNetwork",
                "XorNetwork",
                "MixedDoubleGradient",
                "OneLayer",
                "Classifier",
                "Shares",
                "Adaptive",
                "Backwards"
            })
    void generatedSourceIsAsReviewed(String name) throws IOException {
        Goldens.assertGolden(name, text(ForcedPlans.planned(NETWORKS.get(name))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DigitsNetwork", "MixedDoubleGradient", "Classifier", "Adaptive"})
    void generatedVectorClassIsAsReviewed(String name) throws IOException {
        List<GeneratedSource> sources = NetworkEmitter.emit(ForcedPlans.vectors(NETWORKS.get(name)), Set.of());
        assertThat(sources).hasSize(2);
        Goldens.assertGolden(name + "Vectors", sources.get(1).text());
    }

    /** With layers large enough for all that a class does in batches, where it has vector instructions and where it has not. */
    @Test
    void classBesideAVectorClassIsAsReviewed() throws IOException {
        NetworkSpec spec = Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.2, 150, 140, 131, 3);
        Goldens.assertGolden(
                "Large",
                NetworkEmitter.emit(ForcedPlans.vectors(spec), Set.of()).get(0).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DigitsNetwork", "MixedDoubleGradient", "Backwards", "Adaptive"})
    void generatedTestIsAsReviewed(String name) throws IOException {
        Goldens.assertGolden(name + "Test", test(ForcedPlans.planned(NETWORKS.get(name))));
    }

    @Test
    void testDoesNotDependOnTheLoopForm() {
        NetworkSpec spec = NETWORKS.get("MixedDoubleGradient");
        String test = test(ForcedPlans.planned(spec));
        assertThat(ForcedPlans.all(spec).stream().filter(plan -> !plan.straightLine()))
                .allSatisfy(plan -> assertThat(test(plan)).isEqualTo(test));
    }

    @Test
    void sourceDoesNotDependOnTheMachine() {
        String here = text(ForcedPlans.planned(Specs.DIGITS));
        String test = test(ForcedPlans.planned(Specs.DIGITS));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(text(ForcedPlans.planned(Specs.DIGITS))).isEqualTo(here);
            assertThat(test(ForcedPlans.planned(Specs.DIGITS))).isEqualTo(test);
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(text(ForcedPlans.planned(Specs.DIGITS))).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void annotatedAndJsonDeclarationsGiveTheSameBody() {
        NetworkSpec annotated = Specs.DIGITS;
        NetworkSpec json = Specs.plain(
                "digits.json",
                annotated.packageName(),
                annotated.className(),
                Optional.empty(),
                Set.of(),
                annotated.reversible(),
                annotated.inputs(),
                annotated.learningRate(),
                annotated.seed(),
                annotated.precision(),
                annotated.loss(),
                annotated.errorRule(),
                annotated.layers());
        String expected = text(ForcedPlans.planned(annotated))
                .replace("from com.example.digits.Digits by", "from digits.json by")
                .replace("implements Digits, Network", "implements Network")
                .replace("import dev.nnmaven.annotations.DeclaredByAnnotation;\n", "")
                .replace("@DeclaredByAnnotation\n", "");
        assertThat(text(ForcedPlans.planned(json))).isEqualTo(expected);
    }

    private static String test(NetworkPlan plan) {
        return ProofEmitter.emit(plan, plan.spec().packageName(), plan.spec().className() + "Test", Set.of())
                .text();
    }

    private static String text(NetworkPlan plan) {
        return NetworkEmitter.emit(plan, Set.of()).get(0).text();
    }
}
