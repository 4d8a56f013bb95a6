package dev.nnmaven.plugin.codegen.plan;

import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The only place that decides between loop forms. */
public final class Planner {

    private Planner() {}

    /**
     * Chooses the forms that run fastest.
     *
     * @param vectors whether the class may have a twin in vector instructions
     */
    public static NetworkPlan plan(NetworkSpec spec, boolean vectors) {
        return weights(spec) <= HotSpotLimits.STRAIGHT_LINE_WEIGHTS && !spec.hasDropout()
                ? straightLine(spec)
                : layered(spec, Planner::form, vectors);
    }

    /** Straight-line code whatever the size: a large network gives methods that HotSpot or even javac refuses. */
    static NetworkPlan straightLine(NetworkSpec spec) {
        return new NetworkPlan(spec, true, layers(spec, (inputs, outputs) -> LoopForm.UNROLLED, false));
    }

    /** The given form for every layer, whatever the size. */
    static NetworkPlan layered(NetworkSpec spec, LoopForm form, boolean vectors) {
        return layered(spec, (inputs, outputs) -> form, vectors);
    }

    private static NetworkPlan layered(NetworkSpec spec, BiFunction<Integer, Integer, LoopForm> form, boolean vectors) {
        return new NetworkPlan(spec, false, layers(spec, form, vectors));
    }

    private static List<LayerPlan> layers(
            NetworkSpec spec, BiFunction<Integer, Integer, LoopForm> forms, boolean vectors) {
        List<LayerPlan> layers = new ArrayList<>();
        for (int l = 0; l < spec.layers().size(); l++) {
            LayerSpec layer = spec.layers().get(l);
            int inputs = spec.fanIn(l);
            LoopForm form = forms.apply(inputs, layer.size());
            boolean large =
                    form == LoopForm.ROWS_BY_INPUT && (long) inputs * layer.size() >= HotSpotLimits.LARGE_LAYER_WEIGHTS;
            Slope slope = Slope.of(layer, l == spec.layers().size() - 1, spec.loss());
            LayerPlan plain = new LayerPlan(l + 1, layer, inputs, slope, form, large, !spec.stepsPlainly(), false);
            layers.add(vectors && plain.vectorsPay() ? plain.withVectors() : plain);
        }
        return layers;
    }

    /**
     * A row per input makes forward a vector loop and is right wherever its rows, one weight for each neuron, are long
     * enough; a narrow layer has its long side in the rows of its neurons.
     */
    private static LoopForm form(int inputs, int outputs) {
        if ((long) inputs * outputs <= HotSpotLimits.UNROLLED_LAYER_WEIGHTS) {
            return LoopForm.UNROLLED;
        }
        boolean wide = outputs >= HotSpotLimits.SHORTEST_VECTOR_ROW || outputs >= inputs;
        return wide ? LoopForm.ROWS_BY_INPUT : LoopForm.ROWS_BY_OUTPUT;
    }

    private static long weights(NetworkSpec spec) {
        long weights = 0;
        for (int l = 0; l < spec.layers().size(); l++) {
            LayerSpec layer = spec.layers().get(l);
            weights += (long) layer.size() * (spec.fanIn(l) + (layer.bias() ? 1 : 0));
        }
        return weights;
    }
}
