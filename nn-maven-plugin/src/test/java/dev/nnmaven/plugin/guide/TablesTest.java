package dev.nnmaven.plugin.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tables of names: of classes, and of settings. */
class TablesTest {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\| `(dev\\.nnmaven\\.[\\w.]+)` \\|(.*)$");
    private static final Pattern CLASS = Pattern.compile("`@?(\\w+)`");
    private static final Pattern PROPERTY = Pattern.compile("property = \"([\\w.]+)\"");

    @Test
    void classesAreInThePackagesNamed() throws IOException {
        String page = Files.readString(Page.ROOT.resolve("docs/declaring.md"));
        List<MatchResult> packages = PACKAGE.matcher(page).results().toList();
        assertThat(packages).hasSizeGreaterThan(4);
        for (MatchResult row : packages) {
            CLASS.matcher(row.group(2))
                    .results()
                    .map(name -> row.group(1) + "." + name.group(1))
                    .forEach(name ->
                            assertThatCode(() -> Class.forName(name)).as(name).doesNotThrowAnyException());
        }
    }

    @Test
    void everySettingOfThePluginIsThere() throws IOException {
        String page = Files.readString(Page.ROOT.resolve("docs/in-a-build.md"));
        TreeSet<String> properties = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Mojo.java")).toList()) {
                PROPERTY.matcher(Files.readString(file)).results().forEach(found -> properties.add(found.group(1)));
            }
        }
        assertThat(properties)
                .isNotEmpty()
                .allSatisfy(property -> assertThat(page).contains("`" + property + "`"));
    }
}
