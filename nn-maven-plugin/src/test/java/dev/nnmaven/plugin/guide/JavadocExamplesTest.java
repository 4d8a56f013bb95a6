package dev.nnmaven.plugin.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Javadoc has examples that compile. Networks that one example declares are generated, and may be used in all of them; what
 * else an example has without declaring it is a field of {@link #CONTEXT}.
 */
class JavadocExamplesTest {
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\n(.*?)\\n \\* }</pre>", Pattern.DOTALL);
    private static final Pattern DECLARED = Pattern.compile("public interface (\\w+)");
    private static final Pattern CALLED = Pattern.compile(
            "^public (?:(?:final|abstract|sealed|non-sealed) )*(?:class|interface|record|@interface) ",
            Pattern.MULTILINE);

    /** Without {@code math}, {@code weights} and these, which are for generated classes. */
    private static final List<String> PACKAGES = List.of(
            "nn-annotations/src/main/java/dev/nnmaven/annotations",
            "nn-runtime/src/main/java/dev/nnmaven/runtime",
            "nn-runtime/src/main/java/dev/nnmaven/runtime/contract",
            "nn-runtime/src/main/java/dev/nnmaven/runtime/data",
            "nn-runtime/src/main/java/dev/nnmaven/runtime/metrics",
            "nn-runtime/src/main/java/dev/nnmaven/runtime/training");

    private static final List<String> FOR_GENERATED_CLASSES =
            List.of("DeclaredByAnnotation.java", "Generated.java", "UnscaledInputs.java");

    private static final String DECLARATION = """
            package example;

            import dev.nnmaven.annotations.*;
            import dev.nnmaven.runtime.*;

            """;

    private static final String CONTEXT = """
            package example;

            import dev.nnmaven.runtime.*;
            import dev.nnmaven.runtime.data.*;
            import java.nio.file.Path;

            abstract class Context {
                Network network;
                Iris iris;
                Samples samples;
                float[] pixels;
                float[] target;
                Path file;

                abstract SampleSource.Reader<Samples> readerOf(Path file);
            }
            """;

    private static final String USE = """
            package example;

            import dev.nnmaven.runtime.*;
            import dev.nnmaven.runtime.contract.*;
            import dev.nnmaven.runtime.data.*;
            import dev.nnmaven.runtime.metrics.*;
            import dev.nnmaven.runtime.training.*;
            import example.Iris.*;
            import java.io.IOException;
            import java.nio.file.Path;
            import java.util.List;

            abstract class %s extends Context {
                void example() throws Exception {
            %s
                }
            }
            """;

    @TempDir
    Path project;

    @Test
    void compile() throws IOException, URISyntaxException {
        Path sources = Files.createDirectories(project.resolve("src/main/java/example"));
        Path uses = Files.createDirectories(project.resolve("uses"));
        Files.writeString(uses.resolve("Context.java"), CONTEXT);
        for (Path file : files()) {
            write(file, sources, uses);
        }
        Path generated = ShownCodeTest.generate(project, project.resolve("target"));

        assertThat(Compiled.problems(project.resolve("classes"), project.resolve("src"), uses, generated))
                .isEmpty();
    }

    @Test
    void areInEveryClassThatUsersCall() throws IOException {
        List<String> without = new ArrayList<>();
        for (Path file : files()) {
            String source = Files.readString(file);
            String name = file.getFileName().toString();
            if (CALLED.matcher(source).find()
                    && !FOR_GENERATED_CLASSES.contains(name)
                    && !EXAMPLE.matcher(source).find()) {
                without.add(name);
            }
        }
        assertThat(without).isEmpty();
    }

    /** A part between two empty lines declares a network if it begins with an annotation; all others are one method. */
    private static void write(Path file, Path sources, Path uses) throws IOException {
        String base = file.getFileName().toString().replace(".java", "");
        int number = 0;
        for (MatchResult example :
                EXAMPLE.matcher(Files.readString(file)).results().toList()) {
            String code = example.group(1).replaceAll("(?m)^ \\* ?", "");
            StringBuilder statements = new StringBuilder();
            for (String part : code.split("\n\n")) {
                Matcher declared = DECLARED.matcher(part);
                if (part.startsWith("@") && declared.find()) {
                    Files.writeString(sources.resolve(declared.group(1) + ".java"), DECLARATION + part);
                } else {
                    statements.append(part).append("\n\n");
                }
            }
            String name = base + "Example" + number++;
            Files.writeString(uses.resolve(name + ".java"), USE.formatted(name, statements));
        }
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : PACKAGES) {
            try (Stream<Path> all = Files.list(Page.ROOT.resolve(folder))) {
                all.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
            }
        }
        return files;
    }
}
