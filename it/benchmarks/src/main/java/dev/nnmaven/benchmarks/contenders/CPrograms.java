package dev.nnmaven.benchmarks.contenders;

import dev.nnmaven.benchmarks.shared.Processes;
import dev.nnmaven.benchmarks.shared.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compiles the C programs, where there is a compiler. */
public final class CPrograms {
    private static final List<String> FAST =
            List.of("-O3", "-march=native", "-ffast-math", "-mprefer-vector-width=512");

    /** As {@link #FAST}, with arrays where those of Java may begin: most of their vectors lie in two cache lines. */
    private static final List<String> FAST_AS_JAVA =
            Stream.concat(FAST.stream(), Stream.of("-DOFFSET=16")).toList();

    /** As on a processor without AVX-512. */
    private static final List<String> FAST_AVX2 = List.of("-O3", "-march=native", "-mno-avx512f", "-ffast-math");

    public enum Program {
        TEXTBOOK("textbook", "", "C, textbook, -O3", List.of("-O3", "-march=native"), List.of("-lm")),
        FUSED("fused", "", "C, fused by hand", FAST, List.of("-lm")),
        FUSED_16("fused", "-16", "C, fused by hand, 16 bytes on", FAST_AS_JAVA, List.of("-lm")),
        OPENBLAS("openblas", "", "C, OpenBLAS", FAST, List.of("-lopenblas", "-lm")),
        FUSED_AVX2("fused", Contenders.AVX2, "C, fused by hand, AVX2", FAST_AVX2, List.of("-lm")),
        OPENBLAS_AVX2("openblas", Contenders.AVX2, "C, OpenBLAS, AVX2", FAST_AVX2, List.of("-lopenblas", "-lm"));

        private final String source;
        private final String variant;
        private final String title;
        private final List<String> options;
        private final List<String> libraries;

        Program(String source, String variant, String title, List<String> options, List<String> libraries) {
            this.source = source;
            this.variant = variant;
            this.title = title;
            this.options = options;
            this.libraries = libraries;
        }

        public String id() {
            return "c-" + source + variant;
        }

        public String title() {
            return title;
        }

        /** Whether it shows what another processor can do. */
        boolean confined() {
            return variant.equals(Contenders.AVX2);
        }

        /** Its command begins with this: OpenBLAS chooses its kernels when it is loaded. */
        private List<String> prefix() {
            return this == OPENBLAS_AVX2 ? List.of("env", "OPENBLAS_CORETYPE=Haswell") : List.of();
        }

        public String need() {
            return source.equals("openblas")
                    ? "needs a C compiler (cc) and OpenBLAS with its headers (libopenblas-dev)"
                    : "needs a C compiler (cc)";
        }
    }

    private final Settings settings;
    private final Processes processes;

    CPrograms(Settings settings, Processes processes) {
        this.settings = settings;
        this.processes = processes;
    }

    /** Nothing if it cannot be compiled here; the log says why. */
    Optional<Contender> build(Program program) throws IOException, InterruptedException {
        Path source = settings.module().resolve("src/main/c").resolve(program.source + ".c");
        Path binary = Files.createDirectories(settings.work()).resolve(program.id());
        List<String> command = new ArrayList<>(List.of("cc"));
        command.addAll(program.options);
        command.addAll(List.of(source.toString(), "-o", binary.toString()));
        command.addAll(program.libraries);
        try {
            processes.run("cc", command);
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(new ProgramContender(program.id(), program.title, program.prefix(), binary, processes));
    }
}
