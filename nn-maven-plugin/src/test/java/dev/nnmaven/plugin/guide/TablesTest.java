package dev.nnmaven.plugin.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tables of names: of classes, and of settings. */
class TablesTest {

    private static final List<String> MODULES = List.of("nn-annotations", "nn-runtime", "nn-maven-plugin");

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\| `(dev\\.nnmaven\\.[\\w.]+)` \\|(.*)$");
    private static final Pattern CLASS = Pattern.compile("`@?(\\w+)`");
    private static final Pattern ROOM = Pattern.compile("(?m)^\\| `((?:mojo|codegen|annotations|runtime)[a-z.]*)` \\|");
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

    /** For whoever looks for the place of a change. */
    @Test
    void classesThatDevelopersReadOfAreThere() throws IOException {
        String page = Files.readString(Page.ROOT.resolve("docs/developing.md"));
        Set<String> files = new TreeSet<>();
        for (String module : MODULES) {
            for (Path file : sources(module, ".java")) {
                files.add(file.getFileName().toString().replace(".java", ""));
            }
        }
        assertThat(CLASS.matcher(page).results().map(name -> name.group(1)).filter(name -> name.matches("[A-Z].*")))
                .isNotEmpty()
                .isSubsetOf(files);
    }

    @Test
    void everyPackageIsThere() throws IOException {
        String page = Files.readString(Page.ROOT.resolve("docs/developing.md"));
        Set<String> packages = new TreeSet<>();
        for (String module : MODULES) {
            for (Path file : sources(module, "package-info.java")) {
                String name = file.getParent().toString().replace(File.separatorChar, '.');
                packages.add(name.replaceFirst(".*src\\.main\\.java\\.dev\\.nnmaven\\.(plugin\\.)?", ""));
            }
        }
        packages.removeIf(name -> name.contains("src.test"));
        assertThat(ROOM.matcher(page).results().map(room -> room.group(1)))
                .containsExactlyInAnyOrderElementsOf(packages);
    }

    private static List<Path> sources(String module, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Page.ROOT.resolve(module).resolve("src"))) {
            return files.filter(path -> path.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void everySettingOfThePluginIsThere() throws IOException {
        String page = Files.readString(Page.ROOT.resolve("docs/in-a-build.md"));
        Set<String> properties = new TreeSet<>();
        for (Path file : sources("nn-maven-plugin", "Mojo.java")) {
            PROPERTY.matcher(Files.readString(file)).results().forEach(found -> properties.add(found.group(1)));
        }
        assertThat(properties)
                .isNotEmpty()
                .allSatisfy(property -> assertThat(page).contains("`" + property + "`"));
    }
}
