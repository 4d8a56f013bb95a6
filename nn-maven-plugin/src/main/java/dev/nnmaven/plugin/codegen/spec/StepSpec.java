package dev.nnmaven.plugin.codegen.spec;

import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Schedule;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the steps of a network are made of gradients.
 *
 * @param numbers those that the optimizer has, defaults filled in; what does nothing at 0 is left out there
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
        numbers = numbers.entrySet().stream()
                .filter(number -> number.getValue() != 0 || !number.getKey().isAddition())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        scheduleNumbers = scheduleNumbers.entrySet().stream()
                .filter(number -> number.getValue() != 0 || number.getKey() != ScheduleNumber.WARM_UP)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
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
        return optimizer == Optimizer.SGD && numbers.isEmpty() && number(ScheduleNumber.WARM_UP) == 0;
    }
}
