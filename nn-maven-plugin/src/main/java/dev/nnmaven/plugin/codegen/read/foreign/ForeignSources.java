package dev.nnmaven.plugin.codegen.read.foreign;

import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.read.common.FileTree;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All sources in other languages that take part in a build. */
public record ForeignSources(List<ForeignSource> files) {

    public ForeignSources {
        files = List.copyOf(files);
    }

    /**
     * @param roots folders that may hold such sources; need not exist
     * @param encoding of Groovy and Scala; Kotlin is always UTF-8
     * @param notes receives what cannot be read, which is for the compilers of those languages to say
     */
    public static ForeignSources read(List<Path> roots, Charset encoding, List<String> notes) {
        // By absolute path, since roots may lie inside each other.
        Map<Path, ForeignSource> files = new LinkedHashMap<>();
        Problems problems = new Problems();
        for (Path root : roots) {
            for (Path file : FileTree.files(root, Language.suffixes(), problems)) {
                Language language = Language.of(file.getFileName().toString()).orElseThrow();
                try {
                    Charset charset = language == Language.KOTLIN ? StandardCharsets.UTF_8 : encoding;
                    String text = new String(Files.readAllBytes(file), charset);
                    files.putIfAbsent(file.toAbsolutePath().normalize(), ForeignSource.of(root, file, language, text));
                } catch (IOException e) {
                    problems.add(Origin.of(file), FileTree.unreadable("file", e));
                }
            }
        }
        problems.sorted().forEach(problem -> notes.add(problem.origin().file() + ": " + problem.message()));
        return new ForeignSources(new ArrayList<>(files.values()));
    }

    /** The file of each class, by qualified name. */
    public Map<String, String> classes() {
        Map<String, String> classes = new HashMap<>();
        for (ForeignSource file : files) {
            file.classes().forEach(name -> classes.putIfAbsent(name, file.shown()));
        }
        return classes;
    }

    /** Those that are below one of these folders. */
    public ForeignSources below(List<Path> roots) {
        return new ForeignSources(files.stream()
                .filter(source -> roots.stream().anyMatch(source.file()::startsWith))
                .toList());
    }

    /**
     * Reports every declaration, since none is read.
     *
     * @param folder of the sources that could have it, such as {@code src/main}
     */
    public void report(String folder, Problems problems) {
        for (ForeignSource source : files) {
            for (Origin origin : source.declarations()) {
                problems.add(
                        origin,
                        "@NeuralNetwork is not read from " + source.language().title
                                + ": declare the network in a Java interface, such as one below " + folder
                                + "/java, or in JSON below " + folder + "/nn");
            }
        }
    }
}
