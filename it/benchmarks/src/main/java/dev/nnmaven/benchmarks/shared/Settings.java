package dev.nnmaven.benchmarks.shared;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the command line of Maven says.
 *
 * @param quick whether rough numbers of few contenders are enough
 * @param peers ids of the contenders wanted; empty means all
 * @param cases ids of the cases wanted; empty means those of a quick or full run
 * @param module folder of this module
 * @param work folder for everything that is written
 * @param maven the program that builds the libraries' parts
 * @param mavenOptions so that it finds what the outer one found
 * @param jdk25 home of a JDK 25, if there is one
 * @param mnist folder with the full data set, if there is one
 */
public record Settings(
        boolean quick,
        List<String> peers,
        List<String> cases,
        Path module,
        Path work,
        Path maven,
        List<String> mavenOptions,
        Optional<Path> jdk25,
        Optional<Path> mnist) {

    public static Settings read() {
        Path module = Path.of(text("benchmarks.module").orElse("."));
        List<String> mavenOptions = Boolean.getBoolean("benchmarks.offline") ? List.of("-o") : List.of();
        return new Settings(
                Boolean.getBoolean("benchmarks.quick"),
                list("benchmarks.peers"),
                list("benchmarks.cases"),
                module,
                module.resolve("target/benchmarks"),
                Path.of(text("benchmarks.maven").orElse("/usr")).resolve("bin/mvn"),
                mavenOptions,
                findJdk25(),
                text("mnist.dir").map(Path::of).filter(Files::isDirectory));
    }

    /** The one named, or the one that this runs on. */
    private static Optional<Path> findJdk25() {
        if (Runtime.version().feature() >= 25) {
            return Optional.of(Path.of(System.getProperty("java.home")));
        }
        return text("jdk25").map(Path::of);
    }

    private static List<String> list(String property) {
        return text(property).map(ids -> Arrays.asList(ids.split(","))).orElse(List.of());
    }

    private static Optional<String> text(String property) {
        return Optional.ofNullable(System.getProperty(property)).filter(text -> !text.isBlank());
    }
}
