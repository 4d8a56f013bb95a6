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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Singleton;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class GenerateMojoTest {

    private static final String EMPTY = "src/test/resources/unit/empty";
    private static final String DECLARED = "src/test/resources/unit/declared";

    @TempDir
    Path temp;

    /** A spy on a project that the harness makes up. */
    @Inject
    MavenProject project;

    private final List<String> roots = new ArrayList<>();
    private final Log log = mock(Log.class);
    private Path out;

    @Provides
    @Singleton
    ProjectDependenciesResolver resolver() {
        return Resolvers.finding(List.of(), List.of());
    }

    @BeforeEach
    void project() {
        out = temp.resolve("generated-sources/nn");
        roots.add(new File(MojoExtension.getBasedir(), "src/main/java").getPath());
        doReturn(roots).when(project).getCompileSourceRoots();
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    void generatesFromBothKindsOfDeclarations(GenerateMojo mojo) throws Exception {
        prepare(mojo).execute();

        assertThat(out.resolve("com/example/XorNetwork.java"))
                .content()
                .startsWith("// Generated from com.example.Xor by nn-maven-plugin. Do not edit.\n")
                .contains("public final class XorNetwork");
        assertThat(out.resolve("com/example/AndNetwork.java"))
                .content()
                .startsWith("// Generated from and.json by nn-maven-plugin. Do not edit.\n");
        verify(log).info("2 networks: 2 written, 0 up to date, 0 removed");
        verify(log)
                .warn("dev.nnmaven:nn-runtime is not among the dependencies of this project: generated classes will not"
                        + " compile without it, add it with scope compile");
        verify(project).addCompileSourceRoot(out.toString());
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    void changesNothingTheSecondTimeButStillRegistersTheRoot(GenerateMojo mojo) throws Exception {
        prepare(mojo).execute();
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Path generated = out.resolve("com/example/XorNetwork.java");
        Files.setLastModifiedTime(generated, longAgo);

        mojo.execute();

        verify(log).info("2 networks: 0 written, 2 up to date, 0 removed");
        assertThat(Files.getLastModifiedTime(generated)).isEqualTo(longAgo);
        verify(project, times(2)).addCompileSourceRoot(out.toString());
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    void removesWhatIsNoLongerDeclaredAndLeavesForeignFiles(GenerateMojo mojo) throws Exception {
        prepare(mojo).execute();
        Files.writeString(out.resolve("com/example/Mine.java"), "package com.example;\nclass Mine {}\n");
        mojo.specDirectory = temp.resolve("no-specs").toFile();

        mojo.execute();

        verify(log).info("1 network: 0 written, 1 up to date, 1 removed");
        assertThat(out.resolve("com/example/AndNetwork.java")).doesNotExist();
        assertThat(out.resolve("com/example/XorNetwork.java")).exists();
        assertThat(out.resolve("com/example/Mine.java")).exists();
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    void recommendsVectorInstructionsOnceToLargeNetworks(GenerateMojo mojo) throws Exception {
        prepare(mojo).execute();
        verify(log, never()).info(contains("vector"));

        mojo.specDirectory = declareLargeNetwork();
        mojo.execute();
        mojo.execute();

        verify(log, times(1)).info(contains("Plain Java: add --add-modules jdk.incubator.vector to the compiler"));
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    void followsTheModuleDeclaration(GenerateMojo mojo) throws Exception {
        Path module = Files.createDirectories(temp.resolve("module")).resolve("module-info.java");
        roots.add(module.getParent().toString());
        prepare(mojo).specDirectory = declareLargeNetwork();

        Files.writeString(module, "module m { requires jdk.incubator.vector; }");
        mojo.execute();
        verify(log, never()).info(contains("Plain Java"));

        Files.writeString(module, "module m {}");
        mojo.execute();
        verify(log).info(contains("Plain Java: add requires jdk.incubator.vector to module-info.java"));
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    @MojoParameter(name = "vector", value = "on")
    void warnsAtEveryRunThatTheCompileWillFail(GenerateMojo mojo) throws Exception {
        prepare(mojo).execute();
        mojo.execute();

        verify(log, times(2)).warn(contains("vector is on, but this project does not compile with jdk.incubator"));
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    @MojoParameter(name = "vector", value = "off")
    void neverMentionsVectorsThatAreOff(GenerateMojo mojo) throws Exception {
        prepare(mojo).specDirectory = declareLargeNetwork();
        mojo.execute();

        verify(log, never()).info(contains("vector"));
        verify(log, never()).warn(contains("vector"));
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    @MojoParameter(name = "vector", value = "yes")
    void refusesAnUnknownVectorSetting(GenerateMojo mojo) {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> prepare(mojo).execute())
                .withMessage("vector is yes, but auto, on or off is needed");
        assertThat(out).doesNotExist();
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    void keepsTheFilesOfAnotherExecution(GenerateMojo mojo) throws Exception {
        prepare(mojo).execute();
        Path specs = Files.createDirectories(temp.resolve("specs"));
        Files.writeString(
                specs.resolve("or.json"),
                "{\"class\": \"com.example.OrNetwork\", \"inputs\": 2, \"layers\": [{\"size\": 1}]}");
        roots.remove(0);
        mojo.specDirectory = specs.toFile();
        mojo.outputDirectory = temp.resolve("generated-sources/nn-more").toFile();

        mojo.execute();

        assertThat(out.resolve("com/example/AndNetwork.java")).exists();
        assertThat(temp.resolve("generated-sources/nn-more/com/example/OrNetwork.java"))
                .exists();
    }

    @Test
    @Basedir(DECLARED)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    void reportsEveryProblemAndWritesNothing(GenerateMojo mojo) throws Exception {
        prepare(mojo).execute();
        Path specs = Files.createDirectories(temp.resolve("specs"));
        Files.writeString(
                specs.resolve("bad.json"),
                "{\n\"class\": \"com.example.BadNetwork\",\n\"inputs\": 0,\n\"layers\": [{\"size\": -10}]\n}");
        Files.writeString(
                specs.resolve("or.json"), "{\"class\": \"OrNetwork\", \"inputs\": 2, \"layers\": [{\"size\": 1}]}");
        mojo.specDirectory = specs.toFile();

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(mojo::execute)
                .withMessage("2 problems in network declarations, see above");

        verify(log).error(contains("bad.json:[3,11] inputs is 0: "));
        verify(log).error(contains("bad.json:[4,21] layers[0].size is -10: a layer needs at least 1 neuron"));
        assertThat(out.resolve("com/example/AndNetwork.java")).exists();
        assertThat(out.resolve("OrNetwork.java")).doesNotExist();
    }

    @Test
    @Basedir(EMPTY)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    void warnsOfSpecsThatAreLookedForInTheWrongPlace(GenerateMojo mojo) throws Exception {
        File missing = temp.resolve("typo").toFile();
        prepare(mojo).specDirectory = missing;

        mojo.execute();

        verify(log)
                .warn("specDirectory " + missing + " does not exist, and so declares no network: correct the parameter"
                        + " or its property nn.specDirectory, or create the folder");
    }

    @Test
    @Basedir(EMPTY)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    void warnsOfNetworksThatNoGoalGeneratesForTests(GenerateMojo mojo) throws Exception {
        Path tests = Files.createDirectories(temp.resolve("src/test/java"));
        Files.writeString(
                tests.resolve("Toy.java"),
                "\n@dev.nnmaven.annotations.NeuralNetwork(inputs = 1, layers = {}) interface Toy {}");
        doReturn(List.of(tests.toString())).when(project).getTestCompileSourceRoots();

        prepare(mojo).execute();

        verify(log)
                .warn(contains("src/test/java/Toy.java:[2,1] nothing is generated from this declaration in the test"
                        + " sources: add the goal generate-test to the executions of nn-maven-plugin"));
        assertThat(out).doesNotExist();
    }

    @Test
    @Basedir(EMPTY)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    void saysWhereItLooked(GenerateMojo mojo) throws Exception {
        prepare(mojo).execute();

        verify(log).info("No networks: found no *.json in src/main/nn, no @NeuralNetwork in src/main/java");
        verify(log, never()).warn(anyString());
        assertThat(out).doesNotExist();
        verify(project).addCompileSourceRoot(out.toString());
    }

    @Test
    @Basedir(EMPTY)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    @MojoParameter(name = "skip", value = "true")
    void generatesNothingWhenSkipped(GenerateMojo mojo) throws Exception {
        prepare(mojo).execute();

        verify(log).info("Skipped: nn.skip is set");
        assertThat(out).doesNotExist();
        verify(project, never()).addCompileSourceRoot(anyString());
    }

    @Test
    @Basedir(EMPTY)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    @MojoParameter(name = "skip", value = "true")
    void compilesWhatIsThereWhenSkipped(GenerateMojo mojo) throws Exception {
        Files.createDirectories(out);

        prepare(mojo).execute();

        verify(project).addCompileSourceRoot(out.toString());
    }

    @Test
    @Basedir(EMPTY)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    @MojoParameter(name = "encoding", value = "UTF-9")
    void refusesAnEncodingThatDoesNotExist(GenerateMojo mojo) {
        assertEncodingRefused(mojo, "UTF-9");
    }

    @Test
    @Basedir(EMPTY)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    @MojoParameter(name = "encoding", value = "no such name")
    void refusesAnEncodingThatIsNoName(GenerateMojo mojo) {
        assertEncodingRefused(mojo, "no such name");
    }

    @Test
    @Basedir(EMPTY)
    @InjectMojo(goal = "generate", pom = "pom.xml")
    @MojoParameter(name = "encoding", value = "ISO-2022-CN")
    void refusesAnEncodingThatCanOnlyBeRead(GenerateMojo mojo) {
        assertEncodingRefused(mojo, "ISO-2022-CN");
    }

    private void assertEncodingRefused(GenerateMojo mojo, String encoding) {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> prepare(mojo).execute())
                .withMessage("encoding is " + encoding + ", which this JVM cannot write: set the property"
                        + " project.build.sourceEncoding to UTF-8 or another encoding it knows");
    }

    private File declareLargeNetwork() throws Exception {
        Path specs = Files.createDirectories(temp.resolve("large"));
        Files.writeString(
                specs.resolve("large.json"),
                "{\"class\": \"com.example.LargeNetwork\", \"inputs\": 64, \"layers\": [{\"size\": 32}]}");
        return specs.toFile();
    }

    /** The made-up project knows neither its folders nor its build. */
    private GenerateMojo prepare(GenerateMojo mojo) {
        mojo.outputDirectory = out.toFile();
        mojo.specDirectory = new File(MojoExtension.getBasedir(), "src/main/nn");
        mojo.stateDirectory = temp.resolve("state").toFile();
        mojo.setLog(log);
        return mojo;
    }
}
