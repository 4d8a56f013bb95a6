package dev.nnmaven.benchmarks;

import java.io.IOException;
import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Checks that both sides compute the same, measures them in one run, and prints the comparison. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Ends with status 1 if a ratio is below what is promised, or garbage was made where none may be. */
    public static void main(String[] args) throws IOException, RunnerException {
        Agreement.check(new TextbookNetwork(784, 200, 10, 42), new DigitsNetwork(), Inputs.digits());
        Agreement.check(new TextbookNetwork(4, 8, 3, 42), new FlowersNetwork(), Inputs.flowers());

        String json = System.getProperty("benchmarks.results", "benchmarks.json");
        boolean quick = Boolean.getBoolean("benchmarks.quick");
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("dev\\.nnmaven\\.benchmarks\\..*Benchmark\\..*")
                .threads(1)
                .forks(quick ? 1 : 3)
                .warmupIterations(quick ? 2 : 5)
                .warmupTime(TimeValue.milliseconds(quick ? 500 : 1000))
                .measurementIterations(quick ? 2 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 500 : 1000))
                .addProfiler(GCProfiler.class)
                .resultFormat(ResultFormatType.JSON)
                .result(json);
        Collection<RunResult> results = new Runner(options.build()).run();

        boolean kept = Comparison.of(results).print(System.out);
        System.out.println("Raw results: " + json);
        if (!kept) {
            System.exit(1);
        }
    }
}
