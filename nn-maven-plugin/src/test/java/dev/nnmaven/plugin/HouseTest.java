package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Rooms that one can look over: packages of few files, files of few lines, methods that fit on a screen. */
class HouseTest {

    private static final int FILES_OF_A_PACKAGE = 25;
    private static final int LINES_OF_A_FILE = 300;

    /** From the first annotation or modifier to the last brace. */
    private static final int LINES_OF_A_METHOD = 50;

    private static final Path HOUSE = Path.of("..");
    private static final Path PLUGIN = HOUSE.resolve("nn-maven-plugin");
    private static final List<String> MODULES = List.of("nn-annotations", "nn-runtime", "nn-maven-plugin");

    @Test
    void packagesHaveFewFiles() throws IOException {
        List<Path> sources = new ArrayList<>(sources("src/main/java"));
        sources.addAll(sources("src/test/java"));
        List<String> crowded = sources.stream().collect(Collectors.groupingBy(Path::getParent)).entrySet().stream()
                .filter(folder -> folder.getValue().size() > FILES_OF_A_PACKAGE)
                .map(folder -> folder.getValue().size() + " files in " + folder.getKey())
                .toList();
        assertThat(crowded).isEmpty();
    }

    @Test
    void filesHaveFewLines() throws IOException {
        List<String> tall = new ArrayList<>();
        for (Path file : sources("src/main/java")) {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            if (!file.startsWith(PLUGIN)) {
                // What users call is explained at length, which makes the code no harder to look over.
                lines.removeIf(line -> line.matches(" *(/\\*\\*|\\*).*"));
            }
            if (lines.size() > LINES_OF_A_FILE) {
                tall.add(lines.size() + " lines in " + file);
            }
        }
        assertThat(tall).isEmpty();
    }

    @Test
    void methodsFitOnAScreen() throws IOException {
        List<String> tall = new ArrayList<>();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) javac.getTask(
                    null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources("src/main/java")));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void unused) {
                        LineMap map = unit.getLineMap();
                        long lines = map.getLineNumber(positions.getEndPosition(unit, method))
                                - map.getLineNumber(positions.getStartPosition(unit, method))
                                + 1;
                        if (lines > LINES_OF_A_METHOD) {
                            tall.add(lines + " lines in " + method.getName() + " of "
                                    + unit.getSourceFile().getName());
                        }
                        return super.visitMethod(method, unused);
                    }
                }.scan(unit, null);
            }
        }
        assertThat(tall).isEmpty();
    }

    private static List<Path> sources(String folder) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            Path root = HOUSE.resolve(module).resolve(folder);
            if (Files.exists(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        assertThat(sources).hasSizeGreaterThan(100);
        return sources;
    }
}
