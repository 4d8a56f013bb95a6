package dev.nnmaven.benchmarks.report;

import dev.nnmaven.benchmarks.shared.Processes;
import dev.nnmaven.benchmarks.shared.Processor;
import dev.nnmaven.benchmarks.shared.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What it was measured on. */
public final class Machine {
    private Machine() {}

    public static List<String> describe(Settings settings, Processes processes) {
        List<String> lines = new ArrayList<>();
        lines.add(processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        lines.add(System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        settings.jdk25()
                .ifPresent(home -> lines.add("JDK 25: " + firstLine(processes, home.resolve("bin/java"), "--version")));
        lines.add("C: " + firstLine(processes, Path.of("cc"), "--version"));
        return lines;
    }

    /** Its name and the widest vectors that it has. */
    private static String processor() {
        return Processor.name() + (Processor.hasAvx512() ? " with AVX-512" : Processor.hasAvx2() ? " with AVX2" : "");
    }

    private static String firstLine(Processes processes, Path program, String option) {
        try {
            return processes
                    .run("version", List.of(program.toString(), option))
                    .lines()
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "not there";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
