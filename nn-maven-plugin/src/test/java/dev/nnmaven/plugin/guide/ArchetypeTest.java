package dev.nnmaven.plugin.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the archetype starts a project with compiles. That the project is built and runs, the rehearsal of a release shows. */
class ArchetypeTest {
    private static final Path TEMPLATE = Page.ROOT.resolve("nn-archetype/src/main/resources/archetype-resources/src");

    @TempDir
    Path project;

    @Test
    void compiles() throws IOException, URISyntaxException {
        for (String folder : new String[] {"main/java", "test/java"}) {
            Path target = Files.createDirectories(
                    project.resolve("src").resolve(folder).resolve("org/stranger"));
            try (Stream<Path> files = Files.list(TEMPLATE.resolve(folder))) {
                for (Path file : files.toList()) {
                    Files.writeString(
                            target.resolve(file.getFileName()),
                            Files.readString(file).replace("${package}", "org.stranger"));
                }
            }
        }
        Path generated = ShownCodeTest.generate(project, project.resolve("target"));

        assertThat(Compiled.problems(project.resolve("classes"), project.resolve("src"), generated))
                .isEmpty();
    }
}
