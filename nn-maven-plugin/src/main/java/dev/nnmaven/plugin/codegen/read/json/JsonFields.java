package dev.nnmaven.plugin.codegen.read.json;

import dev.nnmaven.plugin.codegen.declaration.Located;
import dev.nnmaven.plugin.codegen.problem.Found;
import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.read.common.Choice;
import dev.nnmaven.plugin.codegen.read.common.Suggestions;
import dev.nnmaven.plugin.codegen.read.common.Words;
import dev.nnmaven.plugin.codegen.read.json.JsonValue.JsonBoolean;
import dev.nnmaven.plugin.codegen.read.json.JsonValue.JsonList;
import dev.nnmaven.plugin.codegen.read.json.JsonValue.JsonNumber;
import dev.nnmaven.plugin.codegen.read.json.JsonValue.JsonObject;
import dev.nnmaven.plugin.codegen.read.json.JsonValue.JsonString;
import dev.nnmaven.plugin.codegen.read.json.JsonValue.Member;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of one JSON object, by their types. Each problem is reported once, at the value or the name concerned. */
final class JsonFields {

    private final Origin origin;
    private final String prefix;
    private final Map<String, JsonValue> values = new LinkedHashMap<>();
    private final Problems problems;

    private JsonFields(Origin origin, String prefix, Problems problems) {
        this.origin = origin;
        this.prefix = prefix;
        this.problems = problems;
    }

    /**
     * Reports fields that are unknown or there twice.
     *
     * @param owner what has these fields, for messages: {@code a spec} or {@code a layer}
     * @param prefix of the fields in messages: empty, or {@code layers[1].}
     */
    static JsonFields of(JsonObject object, String owner, List<String> known, String prefix, Problems problems) {
        JsonFields fields = new JsonFields(object.origin(), prefix, problems);
        Map<String, Origin> first = new LinkedHashMap<>();
        for (Member member : object.members()) {
            String path = prefix + Found.plain(member.name());
            if (!known.contains(member.name())) {
                String meant = Suggestions.didYouMean(member.name(), known);
                problems.add(
                        member.origin(),
                        path + " is unknown: " + owner + " has no such field"
                                + (meant.isEmpty() ? ", it has " + Words.list(known) : meant));
            } else if (first.containsKey(member.name())) {
                Origin before = first.get(member.name());
                problems.add(
                        member.origin(),
                        path + " is given twice: once is needed, and the first is at [" + before.line() + ","
                                + before.column() + "]");
            } else {
                first.put(member.name(), member.origin());
                fields.values.put(member.name(), member.value());
            }
        }
        return fields;
    }

    Origin origin() {
        return origin;
    }

    /** The field if it is there; if it must be and is not, that is reported. */
    Optional<JsonValue> required(String name, String missing) {
        Optional<JsonValue> value = optional(name);
        if (value.isEmpty()) {
            problems.add(origin, missing);
        }
        return value;
    }

    Optional<JsonValue> optional(String name) {
        return Optional.ofNullable(values.get(name));
    }

    <T> Located<T> missing() {
        return Located.unreadable(origin);
    }

    <T> Located<T> orDefault(T byDefault) {
        return Located.of(byDefault, origin);
    }

    Located<String> string(String name, JsonValue value) {
        return value instanceof JsonString string
                ? Located.of(string.text(), value.origin())
                : wrong(name, value, Words.STRING);
    }

    Located<Boolean> bool(String name, JsonValue value) {
        return value instanceof JsonBoolean bool
                ? Located.of(bool.value(), value.origin())
                : wrong(name, value, Words.BOOLEAN);
    }

    Located<Double> number(String name, JsonValue value) {
        if (!(value instanceof JsonNumber number)) {
            return wrong(name, value, Words.NUMBER);
        }
        double parsed = Double.parseDouble(number.digits());
        return Double.isInfinite(parsed)
                ? wrong(name, value, "a finite number is needed")
                : Located.of(parsed, value.origin());
    }

    Located<Integer> integer(String name, JsonValue value) {
        return integer(name, value, Integer.MIN_VALUE);
    }

    /** @param least that makes sense, for messages; whether a number below it does is for the rules to say */
    Located<Integer> integer(String name, JsonValue value, int least) {
        String wanted = Words.between(least, Integer.MAX_VALUE);
        Located<Long> wide = whole(name, value, Integer.MIN_VALUE, Integer.MAX_VALUE, wanted);
        return new Located<>(wide.value().map(Long::intValue), wide.origin());
    }

    Located<Long> whole(String name, JsonValue value, long least, long greatest) {
        return whole(name, value, least, greatest, Words.between(least, greatest));
    }

    /**
     * As in JSON Schema, 2.0 and 2e3 are whole numbers.
     *
     * @param wanted instead of a whole number that is out of range
     */
    private Located<Long> whole(String name, JsonValue value, long least, long greatest, String wanted) {
        if (!(value instanceof JsonNumber number)) {
            return wrong(name, value, Words.WHOLE_NUMBER);
        }
        BigDecimal exact;
        try {
            exact = new BigDecimal(number.digits()).stripTrailingZeros();
        } catch (NumberFormatException e) {
            // The exponent has more than ten digits.
            return wrong(name, value, wanted);
        }
        if (exact.scale() > 0) {
            return wrong(name, value, Words.WHOLE_NUMBER);
        }
        // Digits are counted first: 1e999999999 written out would fill the memory.
        boolean tooLong = exact.precision() - (long) exact.scale() > 20;
        if (tooLong || !isBetween(exact.toBigIntegerExact(), least, greatest)) {
            return wrong(name, value, wanted);
        }
        return Located.of(exact.longValueExact(), value.origin());
    }

    private static boolean isBetween(BigInteger value, long least, long greatest) {
        return value.compareTo(BigInteger.valueOf(least)) >= 0 && value.compareTo(BigInteger.valueOf(greatest)) <= 0;
    }

    <E extends Enum<E>> Located<E> choice(String name, Choice<E> choice, E byDefault) {
        Optional<JsonValue> value = optional(name);
        if (value.isEmpty()) {
            return orDefault(byDefault);
        }
        if (!(value.get() instanceof JsonString string)) {
            return wrong(name, value.get(), choice.wanted(choice.jsonNames()));
        }
        Optional<E> found = choice.byJsonName(string.text());
        return found.isPresent()
                ? Located.of(found.get(), string.origin())
                : wrong(name, string, choice.noSuch(string.text(), choice.jsonNames()));
    }

    Optional<List<JsonValue>> list(String name, JsonValue value, String wanted) {
        if (value instanceof JsonList list) {
            return Optional.of(list.elements());
        }
        wrong(name, value, wanted);
        return Optional.empty();
    }

    private <T> Located<T> wrong(String name, JsonValue value, String wanted) {
        problems.add(value.origin(), prefix + name + " is " + value.shown() + ": " + wanted);
        return Located.unreadable(value.origin());
    }
}
