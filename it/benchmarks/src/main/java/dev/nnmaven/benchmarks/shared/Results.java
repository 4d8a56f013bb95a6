package dev.nnmaven.benchmarks.shared;

import dev.nnmaven.benchmarks.peer.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What was measured, and why the rest was not. */
public final class Results {

    /** One cell of a table. */
    public record Cell(Case of, Work work, String contender) {}

    private final Map<Cell, List<Measurement>> measurements = new HashMap<>();
    private final Map<Cell, String> reasons = new HashMap<>();
    private final Map<String, Map<String, List<Double>>> others = new TreeMap<>();

    public void add(Cell cell, Measurement measurement) {
        measurements.computeIfAbsent(cell, key -> new ArrayList<>()).add(measurement);
    }

    public void refuse(Cell cell, String reason) {
        reasons.put(cell, reason);
    }

    /** A number of a whole process or of files, such as the milliseconds to a first answer. */
    public void add(String what, String contender, double value) {
        others.computeIfAbsent(what, key -> new TreeMap<>())
                .computeIfAbsent(contender, key -> new ArrayList<>())
                .add(value);
    }

    /** Why there is nothing in the cell. */
    public Optional<String> reason(Cell cell) {
        return Optional.ofNullable(reasons.get(cell));
    }

    /** The median of the rounds, in nanoseconds per sample. */
    public OptionalDouble nanoseconds(Cell cell) {
        return median(cell, Measurement::nanoseconds);
    }

    /** Bytes per call. */
    public OptionalDouble garbage(Cell cell) {
        return median(cell, Measurement::garbage);
    }

    public OptionalDouble other(String what, String contender) {
        return median(others.getOrDefault(what, Map.of()).getOrDefault(contender, List.of()));
    }

    public List<Measurement> rounds(Cell cell) {
        return measurements.getOrDefault(cell, List.of());
    }

    public Map<String, Map<String, List<Double>>> others() {
        return others;
    }

    private OptionalDouble median(Cell cell, ToDoubleFunction<Measurement> number) {
        return median(rounds(cell).stream().map(number::applyAsDouble).toList());
    }

    private static OptionalDouble median(List<Double> values) {
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return OptionalDouble.of(
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }
}
