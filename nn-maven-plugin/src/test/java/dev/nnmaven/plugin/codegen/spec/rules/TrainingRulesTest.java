package dev.nnmaven.plugin.codegen.spec.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingRulesTest {

    private static final List<Activation> SIGMOIDS = List.of(Activation.SIGMOID, Activation.SIGMOID);

    @Test
    void takesTheWeightedErrorForSigmoidAndSquaredErrorOnly() {
        assertThat(TrainingRules.resolve(ErrorRule.AUTO, SIGMOIDS, Loss.SQUARED_ERROR))
                .isEqualTo(ErrorRule.WEIGHTED_ERROR);
        assertThat(TrainingRules.resolve(
                        ErrorRule.AUTO, List.of(Activation.SIGMOID, Activation.TANH), Loss.SQUARED_ERROR))
                .isEqualTo(ErrorRule.GRADIENT);
        assertThat(TrainingRules.resolve(ErrorRule.AUTO, SIGMOIDS, Loss.CROSS_ENTROPY))
                .isEqualTo(ErrorRule.GRADIENT);
    }

    @Test
    void leavesARuleThatWasChosen() {
        for (ErrorRule rule : List.of(ErrorRule.WEIGHTED_ERROR, ErrorRule.PROPORTIONAL, ErrorRule.GRADIENT)) {
            assertThat(TrainingRules.resolve(rule, SIGMOIDS, Loss.SQUARED_ERROR))
                    .isEqualTo(rule);
        }
    }
}
