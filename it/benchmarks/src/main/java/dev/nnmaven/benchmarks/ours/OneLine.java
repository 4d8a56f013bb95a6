package dev.nnmaven.benchmarks.ours;

/** What a JVM costs that does nothing: the bound of every first answer. */
public final class OneLine {
    private OneLine() {}

    public static void main(String[] args) {
        System.out.println("one line");
    }
}
