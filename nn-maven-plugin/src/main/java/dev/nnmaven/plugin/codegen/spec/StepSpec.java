package dev.nnmaven.plugin.codegen.spec;

import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Schedule;
import java.util.Map;

/**
 * How the steps of a network are made of gradients.
 *
 * @param numbers those that the optimizer has, defaults filled in
 * @param schedule of the learning rate
 * @param scheduleNumbers those that the schedule has, defaults filled in
 */
public record StepSpec(
        Optimizer optimizer,
        Map<Hyperparameter, Double> numbers,
        Schedule.Kind schedule,
        Map<ScheduleNumber, Double> scheduleNumbers) {

    /** The steps of the book: w += α·g, with a constant α. */
    public static final StepSpec PLAIN = new StepSpec(Optimizer.SGD, Map.of(), Schedule.Kind.CONSTANT, Map.of());

    public StepSpec {
        numbers = Map.copyOf(numbers);
        scheduleNumbers = Map.copyOf(scheduleNumbers);
    }

    /** 0 if the optimizer has no such number. */
    public double number(Hyperparameter name) {
        return numbers.getOrDefault(name, 0.0);
    }

    public double number(ScheduleNumber name) {
        return scheduleNumbers.getOrDefault(name, 0.0);
    }

    /** Whether a step adds α·g to each weight and does nothing else; the learning rate may follow a schedule. */
    public boolean isPlain() {
        return optimizer == Optimizer.SGD
                && numbers.values().stream().allMatch(number -> number == 0)
                && number(ScheduleNumber.WARM_UP) == 0;
    }
}
