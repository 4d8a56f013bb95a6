package dev.nnmaven.runtime;

/** How often a test tries its luck: as often as it takes in the profile {@code thorough}, else a few times. */
public final class Thorough {

    private static final boolean ALL = System.getProperty("nn.cases", "some").equals("all");

    private Thorough() {}

    /** All rounds, or a fifth of them. */
    public static int rounds(int all) {
        return all / stride();
    }

    /** From one place in a file to the next one to damage. */
    public static int stride() {
        return ALL ? 1 : 5;
    }
}
