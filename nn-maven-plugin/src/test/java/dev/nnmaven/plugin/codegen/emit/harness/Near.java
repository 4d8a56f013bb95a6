package dev.nnmaven.plugin.codegen.emit.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Many numbers near many others. AssertJ writes each as a decimal to compare it: a third of the time of BatchTest. */
public final class Near {

    private Near() {}

    public static void assertNear(double[] found, double[] expected, double tolerance) {
        assertNear("numbers", found, expected, tolerance);
    }

    /**
     * Fails with AssertJ's message, which names the numbers that are too far off, or not numbers.
     *
     * @param described what they are of
     */
    public static void assertNear(Object described, double[] found, double[] expected, double tolerance) {
        if (!near(found, expected, tolerance)) {
            assertThat(found).as("%s", described).containsExactly(expected, within(tolerance));
        }
    }

    private static boolean near(double[] found, double[] expected, double tolerance) {
        boolean near = found.length == expected.length;
        for (int i = 0; near && i < found.length; i++) {
            near = Math.abs(found[i] - expected[i]) <= tolerance;
        }
        return near;
    }
}
