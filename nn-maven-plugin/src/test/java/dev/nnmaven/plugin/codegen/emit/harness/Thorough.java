package dev.nnmaven.plugin.codegen.emit.harness;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many of many similar cases a test tries, by the property {@code nn.cases}: {@code some} of each kind, {@code all}
 * in the profile {@code thorough}, or a {@code few} others than some, for a second JDK.
 */
public final class Thorough {

    private static final String CASES = System.getProperty("nn.cases", "some");

    private Thorough() {}

    /**
     * Each {@code stride}-th case. A stride that shares no factor with the number of values of a property that varies
     * within the cases meets each of these values.
     */
    public static <T> List<T> some(int stride, List<T> cases) {
        return some(stride, 0, cases);
    }

    /** @param turn of the caller, who meets other cases than the one before */
    public static <T> List<T> some(int stride, int turn, List<T> cases) {
        return switch (CASES) {
            case "all" -> cases;
            case "some" -> every(stride, turn % stride, cases);
            case "few" -> every(3, 0, every(stride, (turn + 1) % stride, cases));
            default -> throw new IllegalArgumentException("nn.cases is all, some or few, not " + CASES);
        };
    }

    private static <T> List<T> every(int stride, int first, List<T> cases) {
        return IntStream.iterate(first, i -> i < cases.size(), i -> i + stride)
                .mapToObj(cases::get)
                .toList();
    }
}
