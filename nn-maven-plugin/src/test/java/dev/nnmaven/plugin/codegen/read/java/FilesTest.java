package dev.nnmaven.plugin.codegen.read.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.read.Project;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders that cannot be read as they should. */
class FilesTest {

    private static final String NETWORK = """
            package a;
            import dev.nnmaven.annotations.*;
            /** %s */
            @NeuralNetwork(inputs = 1, layers = @Layer(size = 1))
            interface Net {}
            """;
    private static final String SPEC = "{\"class\": \"%s\", \"inputs\": 1, \"layers\": [{\"size\": 1}]}";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(folder);
    }

    @Test
    void needsNeitherFolder() {
        assertThat(project.specs()).isEmpty();
    }

    @Test
    void reportsASpecDirectoryThatIsAFile() {
        project.file(Project.SPECS, "{}");

        assertThat(project.problems())
                .containsExactly("src/main/nn:[0,0] this is no folder: a folder with *.json files is needed");
    }

    @Test
    void reportsSpecsThatAreNotUtf8() {
        project.file(
                        Project.SPECS + "/latin.json",
                        "{\r\n  \"class\": \"Größe\"}".getBytes(StandardCharsets.ISO_8859_1))
                .file(Project.SPECS + "/cut.json", new byte[] {'{', '"', (byte) 0xC3})
                .file(Project.SPECS + "/utf16.json", "{}".getBytes(StandardCharsets.UTF_16));

        assertThat(project.problems())
                .containsExactly(
                        "cut.json:[1,3] this file is not UTF-8: byte 0xC3 is out of place here; save it as UTF-8",
                        "latin.json:[2,15] this file is not UTF-8: byte 0xF6 is out of place here; save it as UTF-8",
                        "utf16.json:[1,1] this file is not UTF-8: byte 0xFE is out of place here; save it as UTF-8");
    }

    @Test
    void reportsFilesTooLargeForASpec() throws IOException {
        project.json("net.json", SPEC.formatted("a.Net"));
        try (RandomAccessFile large = new RandomAccessFile(
                folder.resolve(Project.SPECS).resolve("data.json").toFile(), "rw")) {
            large.setLength(100_000_000);
        }

        assertThat(project.problems())
                .containsExactly(
                        "data.json:[0,0] this file has 100000000 bytes: a spec has at most 1048576; is it one, or"
                                + " data that belongs in another folder?");
    }

    /** Whatever a spec of the largest size has, it is read in a moment. */
    @Test
    @Timeout(30)
    void readsLargeSpecsInNoTime() {
        String layer = "{\"name\":\"a\",\"size\":1},";
        project.json(
                        "layers.json",
                        SPEC.formatted("a.Net").replace("{\"size\": 1}", layer.repeat(40_000) + "{\"size\": 1}"))
                .json("names.json", "{" + "\"activatio\":1,".repeat(60_000) + "\"class\":\"a.C\"}")
                .json("long.json", "{\"" + "x".repeat(40_000) + "\":\"" + "y".repeat(1_000_000) + "\"}")
                .json("deep.json", "[".repeat(1_000_000))
                .json("broken.json", "{\"class\": \"" + "\\n".repeat(500_000) + "\", \"inputs\": 1" + "0".repeat(900));

        List<String> problems = project.problems();
        // Not one assertion for the list, which would show it.
        assertThat(problems.size()).isGreaterThan(60_000);
        assertThat(problems.stream().mapToInt(String::length).max().getAsInt()).isLessThan(600);
    }

    @Test
    void readsSpecsWithAByteOrderMark() {
        project.json("net.json", "\uFEFF" + SPEC.formatted("a.Net"))
                .json(
                        "wrong.json",
                        "\uFEFF{\"clas\": 1, \"class\": \"a.B\", \"inputs\": 1, \"layers\": [{\"size\": 1}]}");

        assertThat(project.problems())
                .containsExactly("wrong.json:[1,2] clas is unknown: a spec has no such field; did you mean class?");
    }

    @Test
    void reportsSourcesInAnotherEncodingOnlyIfTheyDeclareSomething() {
        byte[] latin = NETWORK.formatted("Größe").getBytes(StandardCharsets.ISO_8859_1);
        byte[] mention = "package a; /** NeuralNetwork: Größe */ class Other {}".getBytes(StandardCharsets.ISO_8859_1);
        project.file(Project.SOURCES + "/a/Net.java", latin).file(Project.SOURCES + "/a/Other.java", mention);

        assertThat(project.problems())
                .containsExactly("a/Net.java:[3,7] this file is not UTF-8: byte 0xF6 is out of place here; save it as"
                        + " UTF-8 or set project.build.sourceEncoding");
    }

    @Test
    void readsSourcesInTheProjectsEncoding() {
        project.encoding = StandardCharsets.ISO_8859_1;
        project.java("a/Net.java", NETWORK.formatted("Größe"));
        assertThat(project.specs()).hasSize(1);

        project.encoding = StandardCharsets.UTF_16;
        project.java("a/Net.java", NETWORK.formatted("Größe"));
        assertThat(project.specs()).hasSize(1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void followsLinksButNotInCircles() throws IOException {
        project.json("sub/net.json", SPEC.formatted("b.Net")).java("a/Net.java", NETWORK.formatted(""));
        Files.createSymbolicLink(folder.resolve(Project.SPECS + "/sub/loop"), folder.resolve(Project.SPECS));
        Files.createSymbolicLink(folder.resolve(Project.SOURCES + "/a/loop"), folder.resolve(Project.SOURCES));
        project.file("elsewhere/far.json", SPEC.formatted("b.Far"));
        Files.createSymbolicLink(folder.resolve(Project.SPECS + "/linked"), folder.resolve("elsewhere"));

        assertThat(project.specs())
                .extracting(spec -> spec.declaration())
                .containsExactly("a.Net", "linked/far.json", "sub/net.json");
    }

    @Test
    void reportsSpecsWhoseNamesHaveAnotherEnd() {
        project.json("net.json", SPEC.formatted("b.Net"))
                .json("A.JSON", SPEC.formatted("b.A"))
                .json("deep/b.Json", "broken")
                .json("c.jsonc", "// broken")
                .json("d.json5", "broken")
                .json("e.json.txt", "broken")
                .json("README.md", "about these");

        String rest = "; rename it, or move it out of this folder";
        assertThat(project.problems())
                .containsExactly(
                        "A.JSON:[0,0] this file is not read: the name of a spec ends in .json, in lower case" + rest,
                        "c.jsonc:[0,0] this file is not read: the name of a spec ends in .json" + rest,
                        "d.json5:[0,0] this file is not read: the name of a spec ends in .json" + rest,
                        "deep/b.Json:[0,0] this file is not read: the name of a spec ends in .json, in lower case"
                                + rest,
                        "e.json.txt:[0,0] this file is not read: the name of a spec ends in .json" + rest);
    }

    @Test
    void passesOverHiddenFiles() {
        project.json("._net.json", "\0")
                .json(".cache/net.json", "broken")
                .json("net.json.bak", "broken")
                .json("folder.json/net.json", SPEC.formatted("b.Net"));

        assertThat(project.specs()).extracting(spec -> spec.declaration()).containsExactly("folder.json/net.json");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void reportsLinksToNowhere() throws IOException {
        Files.createDirectories(folder.resolve(Project.SPECS));
        Files.createSymbolicLink(folder.resolve(Project.SPECS + "/gone.json"), folder.resolve("nowhere"));

        assertThat(project.problems()).containsExactly("gone.json:[0,0] this link leads nowhere");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void reportsFilesAndFoldersWithoutPermission() throws IOException {
        assumeFalse(System.getProperty("user.name").equals("root"), "root may read everything");
        project.json("closed.json", "{}").json("folder/net.json", "{}").java("a/Net.java", NETWORK.formatted(""));
        Path spec = folder.resolve(Project.SPECS + "/closed.json");
        Path source = folder.resolve(Project.SOURCES + "/a/Net.java");
        Path closedFolder = folder.resolve(Project.SPECS + "/folder");
        for (Path closed : List.of(spec, source, closedFolder)) {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        }
        try {
            assertThat(project.problems())
                    .containsExactly(
                            "a/Net.java:[0,0] this file cannot be read: permission denied",
                            "closed.json:[0,0] this file cannot be read: permission denied",
                            "folder:[0,0] this folder cannot be read: permission denied");
        } finally {
            Files.setPosixFilePermissions(closedFolder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void asksForAJdkOnlyIfThereIsSomethingToRead() throws IOException {
        List<String> notes = new ArrayList<>();
        Problems problems = new Problems();
        assertThat(AnnotatedSources.read(project.request(), project.sources(), Optional.empty(), problems, notes))
                .isEmpty();
        assertThat(problems.isEmpty()).isTrue();

        project.java("a/Net.java", NETWORK.formatted(""));
        assertThat(AnnotatedSources.read(project.request(), project.sources(), Optional.empty(), problems, notes))
                .isEmpty();
        assertThat(problems.sorted())
                .extracting(problem -> problem.message())
                .containsExactly("this file cannot be read without a Java compiler: Maven runs on a Java runtime at "
                        + System.getProperty("java.home") + "; run it on a JDK");
    }
}
