package dev.nnmaven.plugin.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.guide.Page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Commands are run by people; what they name is there. */
class CommandsTest {

    private static final Path MOJOS = Path.of("src/main/java/dev/nnmaven/plugin");

    @Test
    void theFirstTwoOfTheReadmeAreTheMainJobAndTheTests() throws IOException {
        assertThat(commands(Page.readme()).limit(2))
                .containsExactly("mvn -q -Pexamples -pl it/digits -am verify", "mvn -B verify");
    }

    @Test
    void projectsAreThere() throws IOException {
        forEach(
                Pattern.compile(" -pl (\\S+)"),
                (where, projects) -> assertThat(projects.split(","))
                        .as(where)
                        .allMatch(project ->
                                Files.isRegularFile(Page.ROOT.resolve(project).resolve("pom.xml"))));
        forEach(
                Pattern.compile(" -Dinvoker\\.test=(\\S+)"),
                (where, project) -> assertThat(
                                Page.ROOT.resolve("it").resolve(project).resolve("pom.xml"))
                        .as(where)
                        .isRegularFile());
    }

    @Test
    void profilesAreThere() throws IOException {
        String pom = Files.readString(Page.ROOT.resolve("pom.xml"));
        forEach(
                Pattern.compile(" -P(\\S+)"),
                (where, profile) -> assertThat(pom).as(where).contains("<id>" + profile + "</id>"));
    }

    @Test
    void settingsOfThePluginAreThere() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(MOJOS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Mojo.java")).toList()) {
                sources.append(Files.readString(file));
            }
        }
        forEach(
                Pattern.compile("mvn .* -D(nn\\.\\w+)"),
                (where, setting) -> assertThat(sources).as(where).contains("\"" + setting + "\""));
    }

    private interface Check {
        void accept(String where, String found);
    }

    private static void forEach(Pattern pattern, Check check) throws IOException {
        for (Page page : Page.all()) {
            for (String command : commands(page).toList()) {
                Matcher found = pattern.matcher(command);
                while (found.find()) {
                    check.accept(page.name() + ": " + command, found.group(1));
                }
            }
        }
    }

    private static Stream<String> commands(Page page) {
        List<Block> blocks = page.blocks();
        return blocks.stream()
                .filter(block -> block.language().equals("sh"))
                .flatMap(block -> block.code().lines())
                .map(String::strip)
                .filter(line -> !line.isEmpty());
    }
}
