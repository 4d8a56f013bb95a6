package dev.nnmaven.benchmarks.peer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures one work of one peer with JMH, in this process: whoever starts it gives each measurement a process of its
 * own, and takes turns among the peers, which JMH alone does not.
 *
 * <p>Arguments: the class of the peer, the folder of the exercise, the work, for how many milliseconds it must
 * not have become faster before it counts as warm, milliseconds to measure, the file for the result. The result has {@code nanoseconds} per sample and {@code garbage}, bytes allocated per call.
 */
public final class Measure {
    private static final int ITERATION_MILLISECONDS = 150;

    private Measure() {}

    public static void main(String[] args) throws Exception {
        Work work = Work.of(args[2]);
        System.setProperty(PeerBenchmark.PEER, args[0]);
        System.setProperty(PeerBenchmark.FOLDER, args[1]);
        System.setProperty(PeerBenchmark.WORK, work.id());
        System.setProperty(PeerBenchmark.PATIENCE, args[3]);
        Options options = new OptionsBuilder()
                .include("\\." + PeerBenchmark.class.getSimpleName() + "\\." + work.id() + "$")
                .threads(1)
                .forks(0)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(ITERATION_MILLISECONDS / 3))
                .measurementIterations(Math.max(1, Integer.parseInt(args[4]) / ITERATION_MILLISECONDS))
                .measurementTime(TimeValue.milliseconds(ITERATION_MILLISECONDS))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        RunResult run = new Runner(options).runSingle();
        Properties result = new Properties();
        double perCall = run.getPrimaryResult().getScore();
        result.setProperty("nanoseconds", Double.toString(perCall / PeerBenchmark.samplesPerCall(work)));
        double garbage = run.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
        result.setProperty("garbage", Double.toString(garbage));
        try (var out = Files.newBufferedWriter(Path.of(args[5]))) {
            result.store(out, null);
        }
        // Some libraries leave threads behind.
        System.exit(0);
    }
}
