package dev.nnmaven.plugin.codegen.proof;

import dev.nnmaven.annotations.Initializer;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Schedule;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import dev.nnmaven.plugin.codegen.spec.Specs;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Networks with dropout and clipping for tests. */
final class Trainings {

    private Trainings() {}

    /** @param more than clipping: with any, there are three steps of warm-up, too */
    static StepSpec steps(Optimizer optimizer, double norm, double value, Map<Hyperparameter, Double> more) {
        Map<Hyperparameter, Double> numbers = new EnumMap<>(Hyperparameter.class);
        numbers.putAll(more);
        numbers.put(Hyperparameter.CLIP_NORM, norm);
        numbers.put(Hyperparameter.CLIP_VALUE, value);
        switch (optimizer) {
            case SGD -> {}
            case MOMENTUM, NESTEROV -> numbers.put(Hyperparameter.MOMENTUM_DECAY, 0.9);
            case RMSPROP -> numbers.put(Hyperparameter.RHO, 0.9);
            case ADAM, ADAMW -> {
                numbers.put(Hyperparameter.BETA1, 0.9);
                numbers.put(Hyperparameter.BETA2, 0.999);
            }
        }
        if (numbers.containsKey(Hyperparameter.RHO) || numbers.containsKey(Hyperparameter.BETA1)) {
            numbers.put(Hyperparameter.EPSILON, 1e-8);
        }
        return new StepSpec(
                optimizer, numbers, Schedule.Kind.CONSTANT, Map.of(ScheduleNumber.WARM_UP, more.isEmpty() ? 0.0 : 3.0));
    }

    /** The same network with other steps, and with dropout of all layers but the last. */
    static NetworkSpec with(NetworkSpec spec, StepSpec steps, double dropout) {
        List<LayerSpec> layers = new ArrayList<>();
        for (LayerSpec layer : spec.layers()) {
            boolean last = layers.size() == spec.layers().size() - 1;
            layers.add(new LayerSpec(
                    layer.name(),
                    layer.size(),
                    layer.activation(),
                    layer.bias(),
                    Initializer.NORMAL,
                    last ? 0 : dropout));
        }
        return Specs.with(spec, 0.01, steps, layers);
    }
}
