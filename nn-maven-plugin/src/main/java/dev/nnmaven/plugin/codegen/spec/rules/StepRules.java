package dev.nnmaven.plugin.codegen.spec.rules;

import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.annotations.Schedule;
import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.declaration.Located;
import dev.nnmaven.plugin.codegen.declaration.StepDeclaration;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.NamedNumber;
import dev.nnmaven.plugin.codegen.spec.Range;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import dev.nnmaven.plugin.codegen.spec.StepSpec;
import java.lang.annotation.Annotation;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Optimizer, its numbers, and the schedule of the learning rate. */
final class StepRules {

    /** What Loshchilov and Hutter's weight decay is in the libraries that have it. */
    private static final double ADAMW_DECAY = 0.01;

    /** Per epoch: the rate halves in some 14. */
    private static final double EXPONENTIAL_FACTOR = 0.95;

    private StepRules() {}

    static void check(Declaration declaration, Problems problems) {
        StepDeclaration steps = declaration.steps();
        steps.numbers().forEach((name, number) -> {
            checkRange("", name, name.range(), number, problems);
            steps.optimizer()
                    .value()
                    .filter(optimizer -> !name.optimizers().contains(optimizer))
                    .ifPresent(optimizer -> problems.add(
                            number.origin(),
                            name.field() + " is given: optimizer " + declaration.shown(optimizer) + " has none; "
                                    + instead(declaration, name)));
        });
        steps.scheduleNumbers().forEach((name, number) -> {
            checkRange("schedule.", name, name.range(), number, problems);
            steps.schedule()
                    .value()
                    .filter(kind -> !name.kinds().contains(kind))
                    .ifPresent(kind -> problems.add(
                            number.origin(),
                            "schedule." + name.field() + " is given: the schedule " + declaration.shown(kind)
                                    + " has none; it is for " + list(declaration, name.kinds())));
        });
        checkPrecision(declaration, problems);
        checkMinimum(declaration, problems);
    }

    private static void checkRange(
            String prefix, NamedNumber name, Range range, Located<Double> number, Problems problems) {
        number.value()
                .filter(value -> !range.has(value))
                .ifPresent(value -> problems.add(
                        number.origin(),
                        prefix + name.field() + " is " + (name.whole() ? String.valueOf(value.longValue()) : value)
                                + ": " + range.needed()));
    }

    private static String instead(Declaration declaration, Hyperparameter name) {
        return name == Hyperparameter.WEIGHT_DECAY
                ? "choose " + declaration.shown(Optimizer.ADAMW)
                        + ", or l2 for a penalty that goes through the gradient"
                : "it is for " + list(declaration, name.optimizers());
    }

    private static String list(Declaration declaration, Set<? extends Enum<?>> constants) {
        String joined = constants.stream().map(declaration::shown).collect(Collectors.joining(", "));
        int last = joined.lastIndexOf(", ");
        return last < 0 ? joined : joined.substring(0, last) + " and " + joined.substring(last + 2);
    }

    /** What is in its range as declared need not be in the precision of the network. */
    private static void checkPrecision(Declaration declaration, Problems problems) {
        if (declaration.precision().value().filter(Precision.FLOAT::equals).isEmpty()) {
            return;
        }
        declaration
                .steps()
                .numbers()
                .forEach((name, number) -> number.value()
                        .filter(value -> name.range().has(value) && !fits(name, (float) value.doubleValue(), value))
                        .ifPresent(value -> problems.add(
                                number.origin(),
                                name.field() + " is " + value + ": in " + declaration.shown(Precision.FLOAT)
                                        + " precision that is " + (float) value.doubleValue()
                                        + "; choose a number that a float can hold, or "
                                        + declaration.shown(Precision.DOUBLE) + " precision")));
    }

    private static boolean fits(Hyperparameter name, float rounded, double value) {
        return name.range().has(rounded) && (rounded != 0 || value == 0);
    }

    private static void checkMinimum(Declaration declaration, Problems problems) {
        Located<Double> minimum = declaration.steps().scheduleNumbers().get(ScheduleNumber.MINIMUM);
        if (minimum != null
                && minimum.value().isPresent()
                && declaration
                        .learningRate()
                        .value()
                        .filter(rate -> rate < minimum.value().get())
                        .isPresent()) {
            problems.add(
                    minimum.origin(),
                    "schedule.minimum is " + minimum.value().get() + ": the rate falls from the learning rate, "
                            + declaration.learningRate().value().get() + ", which must not be below it");
        }
    }

    /** Empty if a number could not be read. */
    static Optional<StepSpec> spec(StepDeclaration steps) {
        boolean readable = steps.optimizer().value().isPresent()
                && steps.schedule().value().isPresent()
                && steps.numbers().values().stream()
                        .allMatch(number -> number.value().isPresent())
                && steps.scheduleNumbers().values().stream()
                        .allMatch(number -> number.value().isPresent());
        if (!readable) {
            return Optional.empty();
        }
        Optimizer optimizer = steps.optimizer().value().get();
        Map<Hyperparameter, Double> numbers = new EnumMap<>(Hyperparameter.class);
        for (Hyperparameter name : Hyperparameter.values()) {
            if (name.optimizers().contains(optimizer)) {
                numbers.put(name, given(steps.numbers().get(name)).orElseGet(() -> byDefault(name, optimizer)));
            }
        }
        Schedule.Kind kind = steps.schedule().value().get();
        Map<ScheduleNumber, Double> scheduleNumbers = new EnumMap<>(ScheduleNumber.class);
        for (ScheduleNumber name : ScheduleNumber.values()) {
            if (name.kinds().contains(kind)) {
                scheduleNumbers.put(
                        name, given(steps.scheduleNumbers().get(name)).orElseGet(() -> byDefault(name, kind)));
            }
        }
        return Optional.of(new StepSpec(optimizer, numbers, kind, scheduleNumbers));
    }

    private static Optional<Double> given(Located<Double> number) {
        return Optional.ofNullable(number).flatMap(Located::value);
    }

    private static double byDefault(Hyperparameter name, Optimizer optimizer) {
        return name == Hyperparameter.WEIGHT_DECAY && optimizer == Optimizer.ADAMW
                ? ADAMW_DECAY
                : byDefault(NeuralNetwork.class, name);
    }

    private static double byDefault(ScheduleNumber name, Schedule.Kind kind) {
        return name == ScheduleNumber.FACTOR && kind == Schedule.Kind.EXPONENTIAL
                ? EXPONENTIAL_FACTOR
                : byDefault(Schedule.class, name);
    }

    private static double byDefault(Class<? extends Annotation> annotation, NamedNumber name) {
        try {
            return ((Number) annotation.getMethod(name.field()).getDefaultValue()).doubleValue();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(annotation + " has no attribute " + name.field(), e);
        }
    }
}
