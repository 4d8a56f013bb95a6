package dev.nnmaven.plugin.codegen.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where one form ends and the next begins. */
class PlannerTest {

    @Test
    void straightLineCodeEndsAt128WeightsAndBiases() {
        assertThat(ForcedPlans.planned(spec(true, 15, 8)).straightLine()).isTrue();
        assertThat(ForcedPlans.planned(spec(true, 7, 15, 1)).straightLine()).isFalse();
        assertThat(ForcedPlans.planned(spec(false, 16, 8)).straightLine()).isTrue();
        assertThat(ForcedPlans.planned(spec(false, 129, 1)).straightLine()).isFalse();
        assertThat(forms(4, 8, 3)).containsExactly(LoopForm.UNROLLED, LoopForm.UNROLLED);
    }

    @Test
    void aTinyLayerOfALargeNetworkIsUnrolled() {
        assertThat(forms(8, 8, 200)).containsExactly(LoopForm.UNROLLED, LoopForm.ROWS_BY_INPUT);
        assertThat(forms(13, 5, 200)).containsExactly(LoopForm.ROWS_BY_OUTPUT, LoopForm.ROWS_BY_INPUT);
    }

    @Test
    void rowsRunAlongTheSideThatIsLongEnough() {
        assertThat(forms(784, 200, 10)).containsExactly(LoopForm.ROWS_BY_INPUT, LoopForm.ROWS_BY_OUTPUT);
        assertThat(forms(100, 16)).containsExactly(LoopForm.ROWS_BY_INPUT);
        assertThat(forms(100, 15)).containsExactly(LoopForm.ROWS_BY_OUTPUT);
        assertThat(forms(200, 15, 15)).containsExactly(LoopForm.ROWS_BY_OUTPUT, LoopForm.ROWS_BY_INPUT);
        assertThat(forms(1, 4096)).containsExactly(LoopForm.ROWS_BY_INPUT);
        assertThat(forms(4096, 1)).containsExactly(LoopForm.ROWS_BY_OUTPUT);
    }

    @Test
    void vectorsPayForRowsThatPanelsCanHold() {
        assertThat(ForcedPlans.vectors(spec(true, 1 << 24, 1)).vectors()).isTrue();
        assertThat(ForcedPlans.vectors(spec(true, (1 << 24) + 1, 1)).vectors()).isFalse();
        assertThat(ForcedPlans.vectors(spec(true, 15, 1)).vectors()).isFalse();
    }

    @Test
    void numbersLayersFromOneAndGivesEachItsInputs() {
        List<LayerPlan> layers = ForcedPlans.planned(spec(true, 784, 200, 10)).layers();

        assertThat(layers).extracting(LayerPlan::number).containsExactly(1, 2);
        assertThat(layers).extracting(LayerPlan::inputs).containsExactly(784, 200);
        assertThat(layers).extracting(LayerPlan::multiplyAdds).containsExactly(156_800L, 2_000L);
    }

    @Test
    void straightLineCodeHasNoPlaceForLoops() {
        NetworkSpec spec = spec(true, 2, 1);
        List<LayerPlan> tiled = List.of(new LayerPlan(
                1, spec.layers().get(0), 2, Slope.FROM_ACTIVATIONS, LoopForm.ROWS_BY_INPUT, false, false, false));

        assertThatThrownBy(() -> new NetworkPlan(spec, true, tiled))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("straight-line code has no place for loops: " + tiled);
    }

    private static List<LoopForm> forms(int... sizes) {
        return ForcedPlans.planned(spec(true, sizes)).layers().stream()
                .map(LayerPlan::form)
                .toList();
    }

    private static NetworkSpec spec(boolean bias, int... sizes) {
        return Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, bias, 0.1, sizes);
    }
}
