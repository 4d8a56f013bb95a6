package dev.nnmaven.plugin.codegen.emit.harness;

import java.util.List;
import java.util.stream.IntStream;

/** How many of many similar cases a test tries: all of them in the profile {@code thorough}, else some of each kind. */
public final class Thorough {

    private static final boolean ALL = Boolean.getBoolean("nn.thorough");

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
        return IntStream.range(0, cases.size())
                .filter(i -> ALL || i % stride == turn % stride)
                .mapToObj(cases::get)
                .toList();
    }
}
