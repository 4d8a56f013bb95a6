package dev.nnmaven.plugin.codegen.declaration;

import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Schedule;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import java.util.Map;

/**
 * What a user wrote of optimizer and schedule.
 *
 * @param numbers those that were given
 * @param scheduleNumbers those that were given
 */
public record StepDeclaration(
        Located<Optimizer> optimizer,
        Map<Hyperparameter, Located<Double>> numbers,
        Located<Schedule.Kind> schedule,
        Map<ScheduleNumber, Located<Double>> scheduleNumbers) {

    public StepDeclaration {
        numbers = Map.copyOf(numbers);
        scheduleNumbers = Map.copyOf(scheduleNumbers);
    }
}
