package dev.nnmaven.benchmarks.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The processor of this machine, as far as Linux tells. */
public final class Processor {

    private static final Path FILE = Path.of("/proc/cpuinfo");
    private static final String UNKNOWN = "unknown";

    private Processor() {}

    /** {@return its name} */
    public static String name() {
        return value("model name");
    }

    /** {@return whether it has vectors of 512 bits} Then it can do as one with 256 bits does, but for its caches. */
    public static boolean hasAvx512() {
        return has("avx512f");
    }

    /** {@return whether it has vectors of 256 bits} */
    public static boolean hasAvx2() {
        return has("avx2");
    }

    private static boolean has(String flag) {
        return List.of(value("flags").split(" ")).contains(flag);
    }

    private static String value(String name) {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
