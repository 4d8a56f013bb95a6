package dev.nnmaven.plugin.codegen.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.Origin;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A missing constant stands for one that does not exist yet: any activation but sigmoid, any loss but squared error. */
class TrainingRulesTest {

    private static final Activation ANOTHER_ACTIVATION = null;
    private static final Loss ANOTHER_LOSS = null;

    @Test
    void takesTheWeightedErrorForSigmoidAndSquaredErrorOnly() {
        assertThat(TrainingRules.weightedErrorFits(List.of(Activation.SIGMOID, Activation.SIGMOID), Loss.SQUARED_ERROR))
                .isTrue();
        assertThat(TrainingRules.weightedErrorFits(
                        Arrays.asList(Activation.SIGMOID, ANOTHER_ACTIVATION), Loss.SQUARED_ERROR))
                .isFalse();
        assertThat(TrainingRules.weightedErrorFits(List.of(Activation.SIGMOID), ANOTHER_LOSS))
                .isFalse();
    }

    @Test
    void resolvesAutoAndLeavesOthers() {
        List<Activation> sigmoid = List.of(Activation.SIGMOID);
        assertThat(TrainingRules.resolve(ErrorRule.AUTO, sigmoid, Loss.SQUARED_ERROR))
                .isEqualTo(ErrorRule.WEIGHTED_ERROR);
        assertThat(TrainingRules.resolve(ErrorRule.AUTO, sigmoid, ANOTHER_LOSS)).isEqualTo(ErrorRule.GRADIENT);
        assertThat(TrainingRules.resolve(ErrorRule.GRADIENT, sigmoid, Loss.SQUARED_ERROR))
                .isEqualTo(ErrorRule.GRADIENT);
        assertThat(TrainingRules.resolve(ErrorRule.WEIGHTED_ERROR, sigmoid, Loss.SQUARED_ERROR))
                .isEqualTo(ErrorRule.WEIGHTED_ERROR);
    }

    @Test
    void saysWhatTheWeightedErrorNeedsInTheWordsOfTheFrontEnd() {
        assertThat(TrainingRules.weightedErrorProblem(declaration(Optional.empty())))
                .isEqualTo("errorRule is weighted_error: it needs activation sigmoid in every layer and loss"
                        + " squared_error; choose gradient or leave errorRule out");
        AnnotatedInterface annotated = new AnnotatedInterface(
                "Net", "a", "interface", Optional.empty(), List.of(), Optional.empty(), Set.of(), Set.of(), List.of());
        assertThat(TrainingRules.weightedErrorProblem(declaration(Optional.of(annotated))))
                .isEqualTo("errorRule is WEIGHTED_ERROR: it needs activation SIGMOID in every layer and loss"
                        + " SQUARED_ERROR; choose GRADIENT or leave errorRule out");
    }

    private static Declaration declaration(Optional<AnnotatedInterface> annotated) {
        Origin origin = Origin.of(Path.of("net.json"));
        return new Declaration(
                origin,
                "net.json",
                Located.of("a.Net", origin),
                annotated,
                Located.of(1, origin),
                Located.of(0.1, origin),
                Located.of(1L, origin),
                Located.of(Precision.FLOAT, origin),
                Located.of(Loss.SQUARED_ERROR, origin),
                Located.of(ErrorRule.WEIGHTED_ERROR, origin),
                Located.of(List.of(), origin));
    }
}
