package dev.nnmaven.benchmarks.peer;

import java.util.Locale;

/** What is measured, always as time per sample. */
public enum Work {
    /** One step for each sample, in order, in the fastest way that the peer has. */
    ONLINE("online step"),
    /** The same with a call for each step. */
    CALLS("online step, a call each"),
    /** One step with the mean gradient of 64 samples. */
    BATCH("batch of 64"),
    /** The same on two threads. */
    BATCH2("batch of 64, two threads"),
    /** One answer. */
    QUERY("query"),
    /** Answers to 1000 samples at once. */
    QUERIES("batch query of 1000");

    private final String title;

    Work(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The name on command lines and of the method in {@link PeerBenchmark}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Work of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
