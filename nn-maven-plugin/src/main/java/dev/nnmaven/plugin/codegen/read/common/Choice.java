package dev.nnmaven.plugin.codegen.read.common;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Initializer;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.annotations.Schedule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The values of one enum, {@code UPPER_SNAKE} in Java and {@code lower_snake} in JSON.
 *
 * @param noun what messages call such a value
 */
public record Choice<E extends Enum<E>>(Class<E> type, String noun) {

    public static final Choice<Precision> PRECISION = new Choice<>(Precision.class, "precision");
    public static final Choice<Loss> LOSS = new Choice<>(Loss.class, "loss");
    public static final Choice<ErrorRule> ERROR_RULE = new Choice<>(ErrorRule.class, "error rule");
    public static final Choice<Activation> ACTIVATION = new Choice<>(Activation.class, "activation");
    public static final Choice<Initializer> INITIALIZER = new Choice<>(Initializer.class, "initializer");
    public static final Choice<Optimizer> OPTIMIZER = new Choice<>(Optimizer.class, "optimizer");
    public static final Choice<Schedule.Kind> SCHEDULE = new Choice<>(Schedule.Kind.class, "schedule");

    public Optional<E> byJavaName(String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(name))
                .findFirst();
    }

    public Optional<E> byJsonName(String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> jsonName(value).equals(name))
                .findFirst();
    }

    public List<String> javaNames() {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }

    public List<String> jsonNames() {
        return Arrays.stream(type.getEnumConstants()).map(this::jsonName).toList();
    }

    public String jsonName(E value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Why a name is wrong, and which one is right. */
    public String noSuch(String name, List<String> names) {
        Optional<String> meant = Suggestions.closest(name, names);
        if (meant.isPresent()) {
            return "there is no such " + noun + "; did you mean " + meant.get() + "?";
        }
        String there = names.size() == 1 ? "the only one is " + names.get(0) : "there are " + Words.list(names);
        return "there is no such " + noun + "; " + there;
    }

    /** For a value that is no name at all. */
    public String wanted(List<String> names) {
        return Words.article(noun) + " is needed: "
                + (names.size() == 1
                        ? names.get(0)
                        : "one of " + Words.list(names).replace(" and ", " or "));
    }
}
