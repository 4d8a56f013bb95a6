package dev.nnmaven.plugin.mojo;

import dev.nnmaven.plugin.codegen.GenerationResult;
import java.io.File;
import java.util.Optional;
import javax.inject.Inject;
import javax.lang.model.SourceVersion;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.codehaus.plexus.build.BuildContext;

/**
 * Generates a JUnit Jupiter test for every neural network that the project declares, which proves that the generated
 * class computes what was declared: its answers and steps are compared with plain loops, the gradient is measured, and
 * files, threads and seeds have to give the same bits. The test of <code>DigitsNetwork</code> is
 * <code>DigitsNetworkTest</code>, or <code>DigitsNetworkProofTest</code> where the project has a class of that name.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "generate-test",
        defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
        requiresDependencyCollection = ResolutionScope.COMPILE,
        threadSafe = true)
public class GenerateTestMojo extends AbstractGenerateMojo {

    /**
     * Where the generated tests go. Added to the test compile source roots. Must be the folder of this execution alone,
     * and neither hold nor be part of another source root; files in it that this plugin did not generate stay as they
     * are.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "nn.testOutputDirectory",
            defaultValue = "${project.build.directory}/generated-test-sources/nn",
            required = true)
    File testOutputDirectory;

    /**
     * The package of all generated tests; each is in the package of its network if unset. Tests that are a Java module of
     * their own need one: no package may be in two modules. The main module has to export the packages of the networks,
     * and that of the tests has to require <code>dev.nnmaven.runtime</code> and <code>org.junit.jupiter.api</code> and to
     * open this package, or be open.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nn.testPackage")
    String testPackage;

    /**
     * Generates no tests, and leaves those of an earlier run out of the build.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nn.skipTests", defaultValue = "false")
    boolean skipTests;

    /**
     * Maven's own property: no test is compiled, and so none is generated.
     *
     * @since 0.1.0
     */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    boolean mavenTestSkip;

    /**
     * @param buildContext tells an IDE what has changed
     * @param resolver finds the jars that declarations may refer to
     */
    @Inject
    public GenerateTestMojo(BuildContext buildContext, ProjectDependenciesResolver resolver) {
        super(SourceKind.TEST, buildContext, resolver);
    }

    @Override
    File outputDirectory() {
        return testOutputDirectory;
    }

    @Override
    Optional<String> ownSkip() {
        if (skipTests) {
            return Optional.of("nn.skipTests");
        }
        return mavenTestSkip ? Optional.of("maven.test.skip") : Optional.empty();
    }

    @Override
    Optional<String> testPackage() throws MojoExecutionException {
        Optional<String> name =
                Optional.ofNullable(testPackage).map(String::strip).filter(given -> !given.isEmpty());
        if (name.isPresent() && !SourceVersion.isName(name.get())) {
            throw new MojoExecutionException(
                    "testPackage is " + name.get() + ", but a package is needed, such as com.example.tests");
        }
        return name;
    }

    /** Nothing compiles without JUnit, and a proof that is left out unasked is none. */
    @Override
    void check(GenerationResult result, Dependencies dependencies, VectorSetting vectors)
            throws MojoFailureException, MojoExecutionException {
        if (result.networks() > 0 && dependencies.lacksJupiter()) {
            throw new MojoFailureException(
                    "Generated tests need JUnit Jupiter, which is not among the dependencies of"
                            + " this project: add org.junit.jupiter:junit-jupiter with scope test, or set nn.skipTests to true");
        }
        if (result.networks() > 0) {
            new TestModule(project, charset()).check(testPackage());
            new TestRun(project, session).flaw().ifPresent(getLog()::warn);
        }
    }
}
