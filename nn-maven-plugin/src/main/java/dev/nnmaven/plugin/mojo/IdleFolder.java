package dev.nnmaven.plugin.mojo;

import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.read.common.FileTree;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * The usual folder of Java sources, in a project that compiles others in its place, such as {@code src/main/kotlin}. A
 * network that is declared there is declared in vain, and nobody would say so.
 */
record IdleFolder(Path base, Path folder) {

    private static final Pattern USE = Pattern.compile("@\\s*([\\w.]+\\.)?NeuralNetwork\\b");
    private static final String ANNOTATIONS = "dev.nnmaven.annotations";

    /** A warning for each file that declares a network. */
    List<String> warnings(Charset encoding) throws MojoExecutionException {
        List<String> warnings = new ArrayList<>();
        // What cannot be looked at is nobody's source.
        for (Path file : FileTree.files(folder, List.of(".java"), new Problems())) {
            String text = read(file, encoding);
            if (text.contains(ANNOTATIONS) && USE.matcher(text).find()) {
                warnings.add(shown(file) + ": nothing is generated from this @NeuralNetwork, since " + shown(folder)
                        + " is no source folder of the project: set it as one in the POM, or add it with"
                        + " build-helper-maven-plugin");
            }
        }
        return warnings;
    }

    private static String read(Path file, Charset encoding) throws MojoExecutionException {
        try {
            return new String(Files.readAllBytes(file), encoding);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot read " + file + ": " + OutcomeLog.describe(e), e);
        }
    }

    private String shown(Path file) {
        return base.relativize(file).toString().replace('\\', '/');
    }
}
