package dev.nnmaven.plugin.mojo;

import dev.nnmaven.plugin.codegen.request.GenerationResult;
import dev.nnmaven.plugin.codegen.request.Product;
import dev.nnmaven.plugin.codegen.request.SourceSet;
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
 * Generates what is compiled with the tests. For every neural network that the project declares, a JUnit Jupiter test
 * proves that the generated class computes what was declared: its answers and steps are compared with plain loops, the
 * gradient is measured, and files, threads and seeds have to give the same bits. The test of <code>DigitsNetwork</code>
 * is <code>DigitsNetworkTest</code>, or <code>DigitsNetworkProofTest</code> where the project has a class of that name.
 * Networks that test sources declare, with <code>@NeuralNetwork</code> in a test source root or in a JSON file, get
 * their class here too.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "generate-test",
        defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
        requiresDependencyCollection = ResolutionScope.TEST,
        threadSafe = true)
public class GenerateTestMojo extends AbstractGenerateMojo {

    /**
     * Where the generated tests and classes go. Added to the test compile source roots. Must be the folder of this execution alone,
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
     * Holds the networks declared in JSON for tests only, as <code>specDirectory</code> does for the project itself. Need
     * not exist.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nn.testSpecDirectory", defaultValue = "${project.basedir}/src/test/nn", required = true)
    File testSpecDirectory;

    /**
     * Generates no tests, and removes those of an earlier run. Networks of the test sources are still generated.
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

    /** Networks of test sources in any case: other tests use them. */
    @Override
    Product product(Dependencies dependencies) {
        if (skipTests) {
            getLog().info("Skipped network tests: nn.skipTests is set");
        }
        return skipTests || dependencies.lacksJupiter() ? Product.TEST_NETWORK : Product.TEST;
    }

    @Override
    Optional<SourceSet> tests(ProjectSources sources) throws MojoExecutionException {
        return Optional.of(sourceSet(SourceKind.TEST, sources, testSpecDirectory));
    }

    @Override
    void check(GenerationResult result, Dependencies dependencies) throws MojoExecutionException, MojoFailureException {
        if (!skipTests && dependencies.lacksJupiter()) {
            checkUnproved(result);
        } else if (!skipTests && result.networks() + result.testNetworks() > 0) {
            new TestModule(project, charset()).check(testPackage(), result.networks() > 0);
            new TestRun(project, session).flaw().ifPresent(getLog()::warn);
            warnWithoutClasses(result);
        }
        if (result.testNetworks() > 0) {
            vectors(SourceKind.TEST).warn(getLog());
            warnWithoutRuntime(dependencies, "test");
        }
    }

    /** A POM with one goal only; one without the plugin has goals called by name. */
    private void warnWithoutClasses(GenerationResult result) {
        ProjectSources sources = new ProjectSources(project, execution, SourceKind.TEST, absolute(testOutputDirectory));
        if (result.networks() > 0 && sources.haveGoal("generate-test") && !sources.haveGoal("generate")) {
            getLog().warn(
                            "No execution of nn-maven-plugin has the goal generate: generated tests will not compile without"
                                    + " the networks that it generates; add it beside generate-test");
        }
    }

    /** A proof that is left out unasked is none; but networks of test sources alone ask for none. */
    private void checkUnproved(GenerationResult result) throws MojoFailureException {
        if (result.networks() > 0) {
            throw new MojoFailureException(
                    "Generated tests need JUnit Jupiter, which is not among the dependencies of this project: add"
                            + " org.junit.jupiter:junit-jupiter with scope test, or set nn.skipTests to true");
        }
        if (result.testNetworks() > 0) {
            getLog().info("Without tests that prove them, which need JUnit Jupiter: add"
                    + " org.junit.jupiter:junit-jupiter with scope test, or set nn.skipTests to true");
        }
    }
}
