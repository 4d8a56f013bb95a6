package dev.nnmaven.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.inject.Inject;
import javax.inject.Singleton;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class GenerateTestMojoTest {

    private static final String EMPTY = "src/test/resources/unit/empty";
    private static final String DECLARED = "src/test/resources/unit/declared";
    private static final String JUPITER = "org.junit.jupiter:junit-jupiter-api:5.14.4";

    @TempDir
    Path temp;

    /** A spy on a project that the harness makes up. */
    @Inject
    MavenProject project;

    private final List<String> dependencies = new ArrayList<>(List.of(JUPITER));
    private final List<Exception> failures = new ArrayList<>();
    private final Log log = mock(Log.class);
    private Path out;
    private Path tests;

    /** Asked only when the mojo runs, so that a test may change what it finds. */
    @Provides
    @Singleton
    ProjectDependenciesResolver resolver() {
        return request -> Resolvers.finding(dependencies, failures).resolve(request);
    }

    @BeforeEach
    void project() {
        out = temp.resolve("generated-test-sources/nn");
        tests = temp.resolve("src/test/java");
        doReturn(List.of(new File(MojoExtension.getBasedir(), "src/main/java").getPath()))
                .when(project)
                .getCompileSourceRoots();
        doReturn(List.of(tests.toString())).when(project).getTestCompileSourceRoots();
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void generatesATestForEachNetwork(GenerateTestMojo mojo) throws Exception {
        prepare(mojo).execute();

        assertThat(out.resolve("com/example/XorNetworkTest.java"))
                .content()
                .startsWith("// Generated from com.example.Xor by nn-maven-plugin. Do not edit.\n")
                .contains("class XorNetworkTest {");
        assertThat(out.resolve("com/example/AndNetworkTest.java")).exists();
        verify(log).info("2 network tests: 2 written, 0 up to date, 0 removed");
        verify(log, never()).warn(anyString());
        verify(project).addTestCompileSourceRoot(out.toString());
        verify(project, never()).addCompileSourceRoot(anyString());
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void changesNothingTheSecondTimeButStillRegistersTheRoot(GenerateTestMojo mojo) throws Exception {
        prepare(mojo).execute();
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Path generated = out.resolve("com/example/XorNetworkTest.java");
        Files.setLastModifiedTime(generated, longAgo);

        mojo.execute();

        verify(log).info("2 network tests: 0 written, 2 up to date, 0 removed");
        assertThat(Files.getLastModifiedTime(generated)).isEqualTo(longAgo);
        verify(project, times(2)).addTestCompileSourceRoot(out.toString());
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void removesTestsOfNetworksThatAreGoneAndLeavesForeignFiles(GenerateTestMojo mojo) throws Exception {
        prepare(mojo).execute();
        Files.writeString(out.resolve("com/example/MineTest.java"), "package com.example;\nclass MineTest {}\n");
        mojo.specDirectory = temp.resolve("no-specs").toFile();

        mojo.execute();

        verify(log).info("1 network test: 0 written, 1 up to date, 1 removed");
        assertThat(out.resolve("com/example/AndNetworkTest.java")).doesNotExist();
        assertThat(out.resolve("com/example/MineTest.java")).exists();
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void stepsAsideForATestOfTheUsers(GenerateTestMojo mojo) throws Exception {
        prepare(mojo).execute();
        Path own = Files.createDirectories(tests.resolve("com/example")).resolve("XorNetworkTest.java");
        Files.writeString(own, "package com.example;\nclass XorNetworkTest {}\n");

        mojo.execute();

        verify(log)
                .info("com.example.XorNetworkTest is there already: the generated test of XorNetwork is"
                        + " XorNetworkProofTest");
        verify(log).info("2 network tests: 1 written, 1 up to date, 1 removed");
        assertThat(out.resolve("com/example/XorNetworkTest.java")).doesNotExist();
        assertThat(out.resolve("com/example/XorNetworkProofTest.java"))
                .content()
                .contains("class XorNetworkProofTest {");
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void saysWhatToAddWithoutJupiter(GenerateTestMojo mojo) throws Exception {
        dependencies.set(0, "junit:junit:4.13.2");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> prepare(mojo).execute())
                .withMessage("Generated tests need JUnit Jupiter, which is not among the dependencies of this project:"
                        + " add org.junit.jupiter:junit-jupiter with scope test, or set nn.skipTests to true");
        verify(project, never()).addTestCompileSourceRoot(anyString());
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void goesOnWhereDependenciesAreUnknown(GenerateTestMojo mojo) throws Exception {
        failures.add(new Exception("no POM of something"));

        prepare(mojo).execute();

        assertThat(out.resolve("com/example/XorNetworkTest.java")).exists();
        verify(project).addTestCompileSourceRoot(out.toString());
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void warnsWhereNobodyWouldRunTheTests(GenerateTestMojo mojo) throws Exception {
        surefire("2.12.4");

        prepare(mojo).execute();

        verify(log)
                .warn("maven-surefire-plugin 2.12.4 runs no tests of JUnit Jupiter, and so none that are generated: set"
                        + " its version in the POM to 3.6.1, or at least 2.22.0");
    }

    @Test
    @Basedir(EMPTY)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void saysNothingOfSurefireWithoutTests(GenerateTestMojo mojo) throws Exception {
        surefire("2.12.4");

        prepare(mojo).execute();

        verify(log, never()).warn(anyString());
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void refusesTestsOfAnOldJavaAndWritesNothing(GenerateTestMojo mojo) {
        Properties properties = new Properties();
        properties.setProperty("maven.compiler.testRelease", "11");
        doReturn(properties).when(project).getProperties();

        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> prepare(mojo).execute())
                .withMessageStartingWith("maven.compiler.testRelease is 11, ");
        assertThat(out).doesNotExist();
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void namesThePackageThatTestsInAModuleNeed(GenerateTestMojo mojo) throws Exception {
        module("module com.example.tests");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> prepare(mojo).execute())
                .withMessage("The tests are a module of their own, com.example.tests, and generated tests are in the"
                        + " packages of their networks, which belong to the main sources: set testPackage"
                        + " (nn.testPackage) to a package of the tests, such as com.example.tests");
        verify(project, never()).addTestCompileSourceRoot(anyString());

        mojo.testPackage = " com.example.tests ";
        mojo.execute();
        assertThat(out.resolve("com/example/tests/XorNetworkTest.java")).exists();
        assertThat(out.resolve("com/example/XorNetworkTest.java")).doesNotExist();
        verify(project).addTestCompileSourceRoot(out.toString());
    }

    @Test
    @Basedir(EMPTY)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void networksOfTestsAreInTheModuleOfTheTests(GenerateTestMojo mojo) throws Exception {
        module("open module com.example.tests");
        declareForTests();

        prepare(mojo).execute();

        assertThat(out.resolve("com/example/ToyNetworkTest.java")).exists();
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void refusesAPackageOfTheMainModule(GenerateTestMojo mojo) throws Exception {
        module("open module com.example.tests");
        prepare(mojo).testPackage = "com.example";

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(mojo::execute)
                .withMessage("testPackage is com.example, a package of the main sources, but the tests are a module of"
                        + " their own, com.example.tests: set it to a package of the tests, such as com.example.tests");
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void refusesWhatIsNoPackage(GenerateTestMojo mojo) {
        prepare(mojo).testPackage = "com.example.2";

        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(mojo::execute)
                .withMessage("testPackage is com.example.2, but a package is needed, such as com.example.tests");
    }

    private void module(String name) throws IOException {
        Files.createDirectories(tests);
        Files.writeString(tests.resolve("module-info.java"), name + " {}");
    }

    private void surefire(String version) {
        Plugin surefire = new Plugin();
        surefire.setArtifactId("maven-surefire-plugin");
        surefire.setVersion(version);
        doReturn(surefire).when(project).getPlugin(surefire.getKey());
    }

    @Test
    @Basedir(EMPTY)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void needsNoJupiterWithoutNetworks(GenerateTestMojo mojo) throws Exception {
        dependencies.clear();

        prepare(mojo).execute();

        verify(log)
                .info("No networks: found no *.json in src/main/nn, src/test/nn, no @NeuralNetwork in"
                        + " src/main/java, " + tests);
        verify(log, never()).warn(anyString());
        assertThat(out).doesNotExist();
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    @MojoParameter(name = "skipTests", value = "true")
    void removesEarlierTestsWhenTestsAreSkipped(GenerateTestMojo mojo) throws Exception {
        prepare(mojo).skipTests = false;
        mojo.execute();
        mojo.skipTests = true;
        dependencies.clear();

        mojo.execute();

        verify(log).info("Skipped network tests: nn.skipTests is set");
        verify(log).info("0 networks: 0 written, 0 up to date, 2 removed");
        assertThat(out).isEmptyDirectory();
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    @MojoParameter(name = "skipTests", value = "true")
    void generatesNetworksOfTestsWhereTestsAreSkipped(GenerateTestMojo mojo) throws Exception {
        declareForTests();
        dependencies.set(0, "dev.nnmaven:nn-runtime:1");

        prepare(mojo).execute();

        verify(log).info("1 network: 1 written, 0 up to date, 0 removed");
        verify(log, never()).warn(anyString());
        assertThat(out.resolve("com/example/ToyNetwork.java")).exists();
        assertThat(out.resolve("com/example/ToyNetworkTest.java")).doesNotExist();
        verify(project).addTestCompileSourceRoot(out.toString());
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void generatesNetworksOfTestsBesideTheProofs(GenerateTestMojo mojo) throws Exception {
        declareForTests();

        prepare(mojo).execute();

        verify(log).info("1 network and 3 network tests: 4 written, 0 up to date, 0 removed");
        verify(log)
                .warn("dev.nnmaven:nn-runtime is not among the dependencies of this project: generated classes will not"
                        + " compile without it, add it with scope test");
        assertThat(out.resolve("com/example/ToyNetwork.java")).exists();
        assertThat(out.resolve("com/example/ToyNetworkTest.java")).exists();
    }

    @Test
    @Basedir(EMPTY)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void needsNoJupiterForNetworksOfTestsAlone(GenerateTestMojo mojo) throws Exception {
        declareForTests();
        dependencies.set(0, "dev.nnmaven:nn-runtime:1");

        prepare(mojo).execute();
        mojo.execute();

        verify(log).info("1 network: 1 written, 0 up to date, 0 removed");
        verify(log, times(2))
                .info(
                        "Without tests that prove them, which need JUnit Jupiter: add org.junit.jupiter:junit-jupiter with"
                                + " scope test, or set nn.skipTests to true");
        assertThat(out.resolve("com/example/ToyNetwork.java")).exists();
        verify(project, times(2)).addTestCompileSourceRoot(out.toString());
    }

    @Test
    @Basedir(EMPTY)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void warnsOfSpecsThatAreLookedForInTheWrongPlace(GenerateTestMojo mojo) throws Exception {
        prepare(mojo).testSpecDirectory = temp.resolve("typo").toFile();

        mojo.execute();

        verify(log).warn(contains("testSpecDirectory " + temp.resolve("typo") + " does not exist"));
    }

    private void declareForTests() throws Exception {
        Path file = Files.createDirectories(tests.resolve("com/example")).resolve("Toy.java");
        Files.writeString(file, """
                package com.example;
                import dev.nnmaven.annotations.*;
                @NeuralNetwork(inputs = 2, layers = @Layer(size = 1))
                interface Toy {}
                """);
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    @MojoParameter(name = "mavenTestSkip", value = "true")
    void generatesNothingWhereMavenCompilesNoTests(GenerateTestMojo mojo) throws Exception {
        prepare(mojo).execute();

        verify(log).info("Skipped: maven.test.skip is set");
        assertThat(out).doesNotExist();
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    @MojoParameter(name = "skip", value = "true")
    void compilesWhatIsThereWhenAllIsSkipped(GenerateTestMojo mojo) throws Exception {
        Files.createDirectories(out);

        prepare(mojo).execute();

        verify(log).info("Skipped: nn.skip is set");
        verify(project).addTestCompileSourceRoot(out.toString());
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate-test", pom = "pom.xml")
    void refusesTheFolderOfTheUsersTests(GenerateTestMojo mojo) throws Exception {
        prepare(mojo).testOutputDirectory = tests.resolve("generated").toFile();

        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(mojo::execute)
                .withMessage("testOutputDirectory " + tests.resolve("generated") + " is inside of the source root "
                        + tests + ": choose a folder of its own, such as target/generated-test-sources/nn");
    }

    /** The made-up project knows neither its folders nor its build. */
    private GenerateTestMojo prepare(GenerateTestMojo mojo) {
        mojo.testOutputDirectory = out.toFile();
        mojo.specDirectory = new File(MojoExtension.getBasedir(), "src/main/nn");
        mojo.testSpecDirectory = new File(MojoExtension.getBasedir(), "src/test/nn");
        mojo.stateDirectory = temp.resolve("state").toFile();
        mojo.setLog(log);
        return mojo;
    }
}
