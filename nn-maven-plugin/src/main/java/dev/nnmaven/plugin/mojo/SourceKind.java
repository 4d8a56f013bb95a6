package dev.nnmaven.plugin.mojo;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.project.MavenProject;

/** Where main sources and tests differ for Maven, and in words. */
enum SourceKind {
    MAIN(
            "outputDirectory",
            "specDirectory",
            "target/generated-sources/",
            "src/main",
            "generate",
            "compile",
            Set.of("compile", "provided", "system")) {
        @Override
        List<String> roots(MavenProject project) {
            return project.getCompileSourceRoots();
        }

        @Override
        void addRoot(MavenProject project, Path root) {
            project.addCompileSourceRoot(root.toString());
        }
    },
    TEST(
            "testOutputDirectory",
            "testSpecDirectory",
            "target/generated-test-sources/",
            "src/test",
            "tests",
            "testCompile",
            Set.of("compile", "provided", "system", "runtime", "test")) {
        @Override
        List<String> roots(MavenProject project) {
            return project.getTestCompileSourceRoots();
        }

        @Override
        void addRoot(MavenProject project, Path root) {
            project.addTestCompileSourceRoot(root.toString());
        }
    };

    /** The parameter that says where it goes. */
    final String outputParameter;

    /** The parameter that says where specs are. */
    final String specParameter;

    /** Where Maven expects generated sources of this kind. */
    final String usualFolder;

    /** Where the project keeps all that belongs to sources of this kind. */
    final String folder;

    /** What the names of state files begin with. */
    final String state;

    /** The goal of maven-compiler-plugin that compiles these sources. */
    final String compilerGoal;

    /** Of the dependencies that they are compiled with. */
    final Set<String> scopes;

    SourceKind(
            String outputParameter,
            String specParameter,
            String usualFolder,
            String folder,
            String state,
            String compilerGoal,
            Set<String> scopes) {
        this.outputParameter = outputParameter;
        this.specParameter = specParameter;
        this.usualFolder = usualFolder;
        this.folder = folder;
        this.state = state;
        this.compilerGoal = compilerGoal;
        this.scopes = scopes;
    }

    /** The folders with sources of this kind so far. */
    abstract List<String> roots(MavenProject project);

    /** Lets Maven compile what is in a folder. */
    abstract void addRoot(MavenProject project, Path root);
}
