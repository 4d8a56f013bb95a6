package dev.nnmaven.benchmarks.contenders;

import dev.nnmaven.benchmarks.contenders.Contender.Kind;
import dev.nnmaven.benchmarks.shared.Processes;
import dev.nnmaven.benchmarks.shared.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds the Maven project of a library, which also collects the library's jars in a folder. It is no part of the build
 * around, so that nobody downloads hundreds of megabytes who has not asked for them, and no library sees the jars of
 * another.
 */
final class LibraryBuild {
    private final Settings settings;
    private final Processes processes;

    LibraryBuild(Settings settings, Processes processes) {
        this.settings = settings;
        this.processes = processes;
    }

    /** @throws IOException with the reason if it cannot take part */
    JavaContender build(Library library, List<Path> harness) throws IOException, InterruptedException {
        Path peers = settings.module().resolve("peers");
        Path javaHome = javaHome(library);
        List<String> command = new ArrayList<>(List.of(
                "env",
                "JAVA_HOME=" + javaHome,
                settings.maven().toString(),
                "-q",
                "-B",
                "-f",
                peers.resolve("pom.xml").toString(),
                "-pl",
                library.id(),
                "-am",
                "package"));
        command.addAll(settings.mavenOptions());
        processes.run("maven-" + library.id(), command);

        Path target = peers.resolve(library.id()).resolve("target");
        List<Path> needed = new ArrayList<>();
        needed.add(target.resolve("classes"));
        try (Stream<Path> jars = Files.list(target.resolve("libraries"))) {
            jars.sorted().forEach(needed::add);
        }
        return new JavaContender(
                library.id(),
                library.title(),
                Kind.LIBRARY,
                javaHome.resolve("bin/java"),
                library.options(
                        settings.work().toAbsolutePath().resolve("unpacked").resolve(library.id())),
                library.peerClass(),
                needed,
                harness,
                processes);
    }

    private Path javaHome(Library library) throws IOException {
        if (library.needsJdk25()) {
            return settings.jdk25()
                    .orElseThrow(
                            () -> new IOException("needs JDK 25: run Maven on one, or name its home with -Djdk25"));
        }
        return Path.of(System.getProperty("java.home"));
    }
}
