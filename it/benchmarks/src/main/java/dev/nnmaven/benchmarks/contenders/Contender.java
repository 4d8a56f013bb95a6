package dev.nnmaven.benchmarks.contenders;

import dev.nnmaven.benchmarks.peer.Work;
import dev.nnmaven.benchmarks.shared.Measurement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One column of the comparison, and how to start a process that checks or measures it. */
public interface Contender {

    /** The name on the command line and in the results. */
    String id();

    /** The name in tables, with its version and precision where they matter. */
    String title();

    Kind kind();

    /**
     * What its own check says, in the terms of {@link dev.nnmaven.benchmarks.peer.Check}.
     *
     * @throws IOException if the process ended without an answer
     */
    Map<String, String> check(Path exercise) throws IOException, InterruptedException;

    /** @throws IOException if the process ended without a result */
    Measurement measure(Path exercise, Work work, Effort effort) throws IOException, InterruptedException;

    /** A process that loads weights, prints one answer and ends. */
    List<String> firstAnswer(Path exercise);

    /** Files that have to be there to run it; what every machine of its kind has is left out. */
    List<Path> needed();

    /** Whose it is. */
    enum Kind {
        OURS,
        TEXTBOOK,
        C,
        LIBRARY
    }

    /**
     * How long is measured.
     *
     * @param patience milliseconds for which a contender must not have become faster before it counts as warm
     * @param measure milliseconds
     */
    record Effort(int patience, int measure) {}
}
