package dev.nnmaven.benchmarks.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs one at a time, each with one thread for its matrix library. */
public final class Processes {
    private static final int TIMEOUT_MINUTES = 10;

    private static final Map<String, String> ONE_THREAD = Map.of(
            "OPENBLAS_NUM_THREADS", "1",
            "OMP_NUM_THREADS", "1",
            "MKL_NUM_THREADS", "1");

    private final Path logs;

    public Processes(Path logs) throws IOException {
        this.logs = Files.createDirectories(logs);
    }

    /**
     * What the program prints; what it says about errors goes to a log.
     *
     * @throws IOException if it ends with another status than 0, naming the log
     */
    public String run(String log, List<String> command) throws IOException, InterruptedException {
        Path errors = logs.resolve(log + ".log");
        Path output = logs.resolve(log + ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        builder.environment().putAll(ONE_THREAD);
        // It would force kernels of another processor on OpenBLAS.
        builder.environment().remove("OPENBLAS_CORETYPE");
        Process process = builder.start();
        try {
            if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException(log + " took more than " + TIMEOUT_MINUTES + " minutes; see " + errors);
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException(log + " ended with status " + process.exitValue() + "; see " + errors);
        }
        return Files.readString(output);
    }

    /** Milliseconds that the whole program took. */
    public double time(String log, List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        run(log, command);
        return (System.nanoTime() - start) / 1e6;
    }
}
