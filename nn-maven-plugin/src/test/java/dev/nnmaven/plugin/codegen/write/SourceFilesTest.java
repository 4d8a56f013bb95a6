package dev.nnmaven.plugin.codegen.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.plugin.codegen.emit.text.GeneratedSource;
import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFilesTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path temp;

    private Path out;

    @BeforeEach
    void outputDirectory() {
        out = temp.resolve("generated-sources/nn");
    }

    @Test
    void writesIntoFoldersThatDoNotExist() throws IOException {
        SourceFiles.Changes result = write(source("com/example/XorNetwork.java"), source("Unnamed.java"));

        assertThat(result.written())
                .containsExactly(out.resolve("com/example/XorNetwork.java"), out.resolve("Unnamed.java"));
        assertThat(result.upToDate()).isEmpty();
        assertThat(result.removed()).isEmpty();
        assertThat(result.problems()).isEmpty();
        assertThat(out.resolve("com/example/XorNetwork.java")).hasContent(text("com/example/XorNetwork.java"));
        assertThat(files()).containsExactly("Unnamed.java", "com/example/XorNetwork.java");
    }

    /** The system names a temporary file then, or, when the disk is full, none. */
    @Test
    void namesTheFileThatCannotBeWritten() throws IOException {
        String tooLong = "N".repeat(248) + ".java";
        assertThatThrownBy(() -> write(source("a/" + tooLong)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(out.resolve("a").resolve(tooLong) + " cannot be written: ");
        assertThat(files()).isEmpty();
        assertThat(WriteFailure.of(temp.resolve("N.java"), new IOException("No space left on device")))
                .hasMessageStartingWith(temp.resolve("N.java") + " cannot be written: No space left on device");
    }

    @Test
    void createsNothingWhenThereIsNothingToWrite() throws IOException {
        SourceFiles.Changes result = write();

        assertThat(result.written()).isEmpty();
        assertThat(out).doesNotExist();
    }

    @Test
    void leavesTheTimeOfWhatIsUpToDate() throws IOException {
        write(source("a/Same.java"), source("a/Changed.java"));
        Files.setLastModifiedTime(out.resolve("a/Same.java"), LONG_AGO);
        Files.setLastModifiedTime(out.resolve("a/Changed.java"), LONG_AGO);

        // Of the same length: comparing sizes is not enough.
        String changed = text("a/Changed.java").replace("class", "klass");
        SourceFiles.Changes result = write(source("a/Same.java"), new GeneratedSource("a/Changed.java", changed));

        assertThat(result.upToDate()).containsExactly(out.resolve("a/Same.java"));
        assertThat(result.written()).containsExactly(out.resolve("a/Changed.java"));
        assertThat(Files.getLastModifiedTime(out.resolve("a/Same.java"))).isEqualTo(LONG_AGO);
        assertThat(Files.getLastModifiedTime(out.resolve("a/Changed.java"))).isGreaterThan(LONG_AGO);
        assertThat(out.resolve("a/Changed.java")).hasContent(changed);
    }

    @Test
    void removesWhatIsNoLongerDeclaredAndFoldersThatBecomeEmpty() throws IOException {
        write(source("com/example/old/deep/GoneNetwork.java"), source("com/example/KeptNetwork.java"));

        SourceFiles.Changes result = write(source("com/example/KeptNetwork.java"));

        assertThat(result.removed()).containsExactly(out.resolve("com/example/old/deep/GoneNetwork.java"));
        assertThat(result.upToDate()).containsExactly(out.resolve("com/example/KeptNetwork.java"));
        assertThat(out.resolve("com/example/old")).doesNotExist();
        assertThat(files()).containsExactly("com/example/KeptNetwork.java");
    }

    @Test
    void removesTheLastFileButKeepsTheDirectory() throws IOException {
        write(source("com/example/GoneNetwork.java"));

        write();

        assertThat(out).isEmptyDirectory();
    }

    @Test
    void leavesForeignFilesAndTheirFoldersAlone() throws IOException {
        write(source("com/example/GoneNetwork.java"));
        put("com/example/Mine.java", "package com.example; // by nn-maven-plugin. Do not edit.\nclass Mine {}\n");
        put("com/example/later/Header.java", "\n" + text("com/example/later/Header.java"));
        put("com/example/notes.txt", text("x/X.java"));

        SourceFiles.Changes result = write();

        assertThat(result.removed()).containsExactly(out.resolve("com/example/GoneNetwork.java"));
        assertThat(files())
                .containsExactly("com/example/Mine.java", "com/example/later/Header.java", "com/example/notes.txt");
    }

    @Test
    void refusesToOverwriteForeignFilesAndTouchesNothing() throws IOException {
        write(source("a/GoneNetwork.java"));
        put("a/MineNetwork.java", "package a;\n");
        Files.createDirectories(out.resolve("a/FolderNetwork.java"));

        SourceFiles.Changes result =
                write(source("a/MineNetwork.java"), source("a/FolderNetwork.java"), source("a/NewNetwork.java"));

        String message =
                "found something that nn-maven-plugin did not generate, and leaves it alone: remove it, move it"
                        + " to a source folder of its own, or choose another className or outputDirectory";
        assertThat(result.problems())
                .containsExactly(
                        new Problem(Origin.of(out.resolve("a/FolderNetwork.java")), message),
                        new Problem(Origin.of(out.resolve("a/MineNetwork.java")), message));
        assertThat(result.written()).isEmpty();
        assertThat(result.removed()).isEmpty();
        assertThat(files()).containsExactly("a/GoneNetwork.java", "a/MineNetwork.java");
        assertThat(out.resolve("a/MineNetwork.java")).hasContent("package a;\n");
    }

    @Test
    void refusesAFileWhereAFolderMustBe() throws IOException {
        put("com", "");

        SourceFiles.Changes result = write(source("com/example/XorNetwork.java"));

        assertThat(result.problems())
                .containsExactly(new Problem(
                        Origin.of(out.resolve("com")),
                        "found a file, but a folder for XorNetwork.java is needed: remove the file"));
    }

    @Test
    void refusesAFileInPlaceOfTheOutputDirectory() throws IOException {
        Files.createDirectories(out.getParent());
        Files.writeString(out, "");

        SourceFiles.Changes result = write(source("XorNetwork.java"));

        assertThat(result.problems())
                .containsExactly(new Problem(
                        Origin.of(out), "found a file, but a folder for XorNetwork.java is needed: remove the file"));
    }

    @Test
    void doesNotFollowLinksOutOfTheDirectory() throws IOException {
        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("Other.java"), text("Other.java"));
        Files.createDirectories(out);
        Files.createSymbolicLink(out.resolve("com"), elsewhere);

        SourceFiles.Changes refused = write(source("com/XorNetwork.java"));
        SourceFiles.Changes cleaned = write();

        assertThat(refused.problems())
                .containsExactly(new Problem(
                        Origin.of(out.resolve("com")),
                        "found a symbolic link, but a folder for XorNetwork.java is needed: remove the link, nothing is"
                                + " generated outside of the output directory"));
        assertThat(cleaned.removed()).isEmpty();
        assertThat(elsewhere.resolve("XorNetwork.java")).doesNotExist();
        assertThat(elsewhere.resolve("Other.java")).exists();
    }

    @Test
    void leavesALinkInPlaceOfAFileAlone() throws IOException {
        Path elsewhere = Files.writeString(temp.resolve("Other.java"), text("Other.java"));
        Files.createDirectories(out);
        Files.createSymbolicLink(out.resolve("XorNetwork.java"), elsewhere);

        SourceFiles.Changes result = write(source("XorNetwork.java"));

        assertThat(result.problems()).hasSize(1);
        assertThat(elsewhere).hasContent(text("Other.java"));
    }

    @Test
    void acceptsALinkAsTheOutputDirectory() throws IOException {
        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        Files.createDirectories(out.getParent());
        Files.createSymbolicLink(out, elsewhere);

        write(source("a/OldNetwork.java"));
        SourceFiles.Changes result = write(source("a/NewNetwork.java"));

        assertThat(result.removed()).containsExactly(out.resolve("a/OldNetwork.java"));
        assertThat(result.written()).containsExactly(out.resolve("a/NewNetwork.java"));
        assertThat(elsewhere.resolve("a/NewNetwork.java")).exists();
        assertThat(elsewhere.resolve("a/OldNetwork.java")).doesNotExist();
    }

    @Test
    void followsAChangeOfCaseInANetworksName() throws IOException {
        write(source("a/XorNetwork.java"));

        SourceFiles.Changes result = write(source("a/XORNetwork.java"));

        assertThat(result.removed()).containsExactly(out.resolve("a/XorNetwork.java"));
        assertThat(result.written()).containsExactly(out.resolve("a/XORNetwork.java"));
        assertThat(files()).containsExactly("a/XORNetwork.java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../Escaped.java", "a/../../Escaped.java", "/tmp/Escaped.java", ".", "a/.."})
    void refusesPathsOutsideOfTheDirectory(String path) {
        GeneratedSource source = new GeneratedSource(path, text("Escaped.java"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(source))
                .withMessage(path + " is outside of the output directory " + out);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void refusesATextWithoutOurHeader() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(new GeneratedSource("A.java", "class A {}\n")))
                .withMessage("A.java has no header that makes it ours");
    }

    @Test
    void refusesTheSamePathTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(source("a/A.java"), source("a/A.java")))
                .withMessage("a/A.java is generated twice");
    }

    @Test
    void escapesWhatTheEncodingLacks() throws IOException {
        String text = text("A.java") + "// e₁ = W₂ᵀ·δ, 𝛿 and é\n";

        SourceFiles.write(List.of(new GeneratedSource("A.java", text)), out, StandardCharsets.ISO_8859_1);

        assertThat(Files.readString(out.resolve("A.java"), StandardCharsets.ISO_8859_1))
                .isEqualTo(text("A.java") + "// e\\u2081 = W\\u2082\\u1d40·\\u03b4, \\ud835\\udeff and é\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"US-ASCII", "UTF-8", "UTF-16", "UTF-16LE", "windows-1252", "Shift_JIS", "IBM1047"})
    void findsItsOwnFilesInAnyEncoding(String name) throws IOException {
        Charset encoding = Charset.forName(name);
        GeneratedSource source = new GeneratedSource("A.java", text("A.java") + "// α·δ\n");
        SourceFiles.write(List.of(source), out, encoding);

        SourceFiles.Changes second = SourceFiles.write(List.of(source), out, encoding);
        SourceFiles.Changes third = SourceFiles.write(List.of(), out, encoding);

        assertThat(second.upToDate()).hasSize(1);
        assertThat(third.removed()).hasSize(1);
    }

    @Test
    void findsItsOwnFilesAfterAChangeOfEncoding() throws IOException {
        SourceFiles.write(List.of(source("A.java")), out, StandardCharsets.UTF_16);

        SourceFiles.Changes result = SourceFiles.write(List.of(source("A.java")), out, StandardCharsets.UTF_8);

        assertThat(result.problems()).isEmpty();
        assertThat(out.resolve("A.java")).hasContent(text("A.java"));
    }

    private SourceFiles.Changes write(GeneratedSource... sources) throws IOException {
        return SourceFiles.write(List.of(sources), out, StandardCharsets.UTF_8);
    }

    private static GeneratedSource source(String path) {
        return new GeneratedSource(path, text(path));
    }

    private static String text(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
        return "// Generated from com.example." + name + " by nn-maven-plugin. Do not edit.\nclass " + name + " {}\n";
    }

    private void put(String path, String content) throws IOException {
        Path file = out.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** Every file in the output directory: nothing temporary may be left either. */
    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
