package dev.nnmaven.plugin.mojo;

import dev.nnmaven.plugin.codegen.read.java.ModuleInfo;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/** Tests that are a Java module of their own, in which no package of the main module may be. */
final class TestModule {

    private final List<Path> mainRoots;
    private final Optional<String> main;
    private final Optional<String> tests;

    TestModule(MavenProject project, Charset encoding) throws MojoExecutionException {
        this.mainRoots = AbstractGenerateMojo.absolute(project.getCompileSourceRoots());
        this.main = AbstractGenerateMojo.moduleInfo(mainRoots, encoding).flatMap(ModuleInfo::name);
        this.tests = AbstractGenerateMojo.moduleInfo(
                        AbstractGenerateMojo.absolute(project.getTestCompileSourceRoots()), encoding)
                .flatMap(ModuleInfo::name);
    }

    /**
     * @param ofMain whether main sources declare networks; those of tests are in packages of the tests
     * @throws MojoFailureException if generated tests would be in a package of another module
     */
    void check(Optional<String> testPackage, boolean ofMain) throws MojoFailureException, MojoExecutionException {
        // One of the same name takes the place of the main module, and has its packages.
        if (tests.isEmpty() || tests.equals(main)) {
            return;
        }
        if (testPackage.isEmpty()) {
            if (!ofMain) {
                return;
            }
            throw new MojoFailureException("The tests are a module of their own, " + tests.get()
                    + ", and generated tests are in the packages of their networks, which belong to "
                    + main.map("the module "::concat).orElse("the main sources")
                    + ": set testPackage (nn.testPackage) to a package of the tests, such as " + tests.get());
        }
        if (ofMain(testPackage.get())) {
            throw new MojoFailureException("testPackage is " + testPackage.get()
                    + ", a package of the main sources, but the tests are a module of their own, " + tests.get()
                    + ": set it to a package of the tests, such as " + tests.get());
        }
    }

    /** Whether main sources have a file in a package. */
    private boolean ofMain(String packageName) throws MojoExecutionException {
        for (Path root : mainRoots) {
            Path folder = root.resolve(packageName.replace('.', '/'));
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.list(folder)) {
                if (files.anyMatch(file -> file.toString().endsWith(".java"))) {
                    return true;
                }
            } catch (IOException e) {
                throw new MojoExecutionException("Cannot look for tests: " + OutcomeLog.describe(e), e);
            }
        }
        return false;
    }
}
