package dev.nnmaven.plugin.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.NetworkGenerator;
import dev.nnmaven.plugin.codegen.request.GenerationRequest;
import dev.nnmaven.plugin.codegen.request.GenerationResult;
import dev.nnmaven.plugin.codegen.request.Product;
import dev.nnmaven.plugin.codegen.request.SourceSet;
import dev.nnmaven.plugin.guide.Page.Block;
import dev.nnmaven.runtime.Network;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever code a page shows is taken from a file, most of them in projects that are built and run. A comment before the
 * code names it: {@code from it/xor/pom.xml}, or {@code generated it/xor com/example/xor/XorNetwork.java} for a file that
 * the plugin makes of a project's sources.
 */
class ShownCodeTest {

    @TempDir
    Path folder;

    private final Map<String, Path> generated = new HashMap<>();

    @Test
    void isInTheFileThatItIsTakenFrom() throws IOException, URISyntaxException {
        List<String> wrong = new ArrayList<>();
        for (Page page : Page.all()) {
            for (Block block : page.blocks()) {
                if (!block.language().equals("sh")) {
                    String problem = problem(block);
                    if (!problem.isEmpty()) {
                        wrong.add(page.name() + ": " + problem);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Commands, which need no file, are the only code without one. */
    @Test
    void isOfAKnownLanguage() throws IOException {
        for (Page page : Page.all()) {
            assertThat(page.blocks())
                    .as(page.name())
                    .extracting(Block::language)
                    .isSubsetOf("sh", "java", "xml", "json", "csv", "text");
        }
    }

    /** What two pages need, one page tells, and the other has a link. */
    @Test
    void isShownOnce() throws IOException {
        List<String> shown = new ArrayList<>();
        for (Page page : Page.all()) {
            page.blocks().forEach(block -> shown.add(block.code()));
        }
        assertThat(shown).doesNotHaveDuplicates();
    }

    /** Or a fence that is not closed would hide what follows. */
    @Test
    void isBetweenTwoFences() throws IOException {
        for (Page page : Page.all()) {
            assertThat(page.text().lines().filter(line -> line.strip().startsWith("```")))
                    .as(page.name())
                    .hasSize(2 * page.blocks().size());
        }
    }

    private String problem(Block block) throws IOException, URISyntaxException {
        String[] words = block.mark().split(" ");
        Path file = file(words);
        if (file == null) {
            return "nothing says where this is from, but \"" + block.mark() + "\":\n" + block.code();
        }
        if (!Files.isRegularFile(file)) {
            return "there is no " + file;
        }
        String missing = Excerpt.missing(block.code(), Files.readString(file));
        return missing.isEmpty() ? "" : "this is not in " + file + ":\n" + missing;
    }

    private Path file(String[] words) throws IOException, URISyntaxException {
        if (words[0].equals("from") && words.length == 2) {
            return Page.ROOT.resolve(words[1]);
        }
        if (words[0].equals("generated") && words.length == 3) {
            return generated(words[1]).resolve(words[2]);
        }
        return null;
    }

    private Path generated(String project) throws IOException, URISyntaxException {
        if (!generated.containsKey(project)) {
            generated.put(project, generate(Page.ROOT.resolve(project), folder.resolve(project)));
        }
        return generated.get(project);
    }

    static Path generate(Path project, Path target) throws IOException, URISyntaxException {
        List<Path> roots = List.of(project.resolve("src/main/java"));
        Path output = target.resolve("nn");
        GenerationResult result = NetworkGenerator.generate(new GenerationRequest(
                Product.NETWORK,
                new SourceSet(roots, project.resolve("src/main/nn"), false),
                Optional.empty(),
                roots,
                List.of(),
                List.of(Path.of(Network.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())),
                List.of(),
                output,
                target.resolve("state"),
                StandardCharsets.UTF_8));
        assertThat(result.problems()).isEmpty();
        return output;
    }
}
