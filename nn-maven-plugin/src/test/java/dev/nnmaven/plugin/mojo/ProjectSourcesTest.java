package dev.nnmaven.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectSourcesTest {

    private static final Path BASE = Path.of("project").toAbsolutePath();
    private static final Path MAIN = BASE.resolve("src/main/java");
    private static final Path OUTPUT = BASE.resolve("target/generated-sources/nn");

    private final Plugin plugin = new Plugin();
    private MavenProject project;

    @BeforeEach
    void project() {
        plugin.setGroupId("dev.nnmaven");
        plugin.setArtifactId("nn-maven-plugin");
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().setSourceDirectory(MAIN.toString());
        model.getBuild().setDirectory(BASE.resolve("target").toString());
        model.getBuild().addPlugin(plugin);
        project = new MavenProject(model);
        project.setFile(BASE.resolve("pom.xml").toFile());
        project.addCompileSourceRoot(MAIN.toString());
    }

    @Test
    void searchesEveryRootButTheOutput() throws Exception {
        project.addCompileSourceRoot(
                BASE.resolve("target/generated-sources/other").toString());
        project.addCompileSourceRoot(OUTPUT.toString());
        ProjectSources sources = sources("default", OUTPUT);

        sources.checkOutputDirectory();

        assertThat(sources.roots(SourceKind.MAIN))
                .containsExactly(MAIN, BASE.resolve("target/generated-sources/other"));
    }

    @Test
    void searchesInTheFirstExecutionOnly() {
        plugin.addExecution(execution("help-first", "validate", "help"));
        plugin.addExecution(execution("disabled", "none", "generate"));
        plugin.addExecution(execution("first", null, "generate"));
        plugin.addExecution(execution("second", "generate-sources", "help", "generate"));

        assertThat(sources("first", OUTPUT).roots(SourceKind.MAIN)).containsExactly(MAIN);
        assertThat(sources("second", OUTPUT).roots(SourceKind.MAIN)).isEmpty();
        assertThat(sources("default-cli", OUTPUT).roots(SourceKind.MAIN)).containsExactly(MAIN);
    }

    @Test
    void searchesWhereThePomDoesNotNameThePlugin() {
        project.getBuild().removePlugin(plugin);

        assertThat(sources("default-cli", OUTPUT).roots(SourceKind.MAIN)).containsExactly(MAIN);
    }

    @Test
    void refusesTheSourceDirectoryAsOutput() {
        assertRefused(MAIN, "is the project's source directory");
    }

    @Test
    void refusesAnOutputInsideOfASourceRoot() {
        assertRefused(MAIN.resolve("generated"), "is inside of the source root " + MAIN);
    }

    @Test
    void refusesAnOutputAroundASourceRoot() {
        assertRefused(BASE.resolve("src"), "holds the source root " + MAIN);
    }

    @Test
    void refusesTheOutputOfAnotherExecution() throws Exception {
        sources("first", OUTPUT).checkOutputDirectory();
        sources("default-cli", OUTPUT).checkOutputDirectory();
        sources("first", OUTPUT).checkOutputDirectory();
        sources("second", BASE.resolve("target/generated-sources/second")).checkOutputDirectory();

        assertRefused("second", OUTPUT, "is that of generate@first too", "second");
    }

    @Test
    void knowsWhatIsThereInEveryExecution() {
        Path tests = BASE.resolve("src/test/java");
        Path first = BASE.resolve("target/generated-sources/first");
        plugin.addExecution(execution("first", null, "generate"));
        plugin.addExecution(execution("second", null, "generate"));
        project.addCompileSourceRoot(first.toString());
        project.addCompileSourceRoot(OUTPUT.toString());
        project.addTestCompileSourceRoot(tests.toString());

        assertThat(sources("second", OUTPUT).existingRoots()).containsExactly(MAIN, first);
        MojoExecution execution = new MojoExecution(plugin, "generate-test", "second");
        assertThat(new ProjectSources(project, execution, SourceKind.TEST, BASE.resolve("out")).existingRoots())
                .containsExactly(MAIN, first, OUTPUT, tests);
    }

    @Test
    void refusesTheSpecsOfAnotherExecution(@TempDir Path folder) throws Exception {
        Path specs = Files.createDirectories(folder.resolve("nn"));
        Path inner = Files.createDirectories(specs.resolve("inner"));
        sources("first", OUTPUT).checkSpecDirectory(SourceKind.MAIN, specs);
        sources("first", OUTPUT).checkSpecDirectory(SourceKind.MAIN, specs);
        sources("default-cli", OUTPUT).checkSpecDirectory(SourceKind.MAIN, specs);
        sources("second", OUTPUT)
                .checkSpecDirectory(SourceKind.MAIN, Files.createDirectories(folder.resolve("nn-second")));
        MojoExecution tests = new MojoExecution(plugin, "generate-test", "third");
        new ProjectSources(project, tests, SourceKind.TEST, OUTPUT).checkSpecDirectory(SourceKind.MAIN, specs);

        assertSpecsRefused(specs, "is that of generate@first too");
        assertSpecsRefused(inner, "is inside of that of generate@first");
        assertSpecsRefused(folder, "holds that of generate@first");
    }

    @Test
    void acceptsSpecsThatAreNotThereInTwoExecutions(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("nn");
        sources("first", OUTPUT).checkSpecDirectory(SourceKind.MAIN, missing);
        sources("second", OUTPUT).checkSpecDirectory(SourceKind.MAIN, missing);
        sources("third", OUTPUT).checkSpecDirectory(SourceKind.MAIN, folder);
    }

    @Test
    void findsTheFoldersOfOtherLanguages(@TempDir Path folder) throws Exception {
        project.setFile(folder.resolve("pom.xml").toFile());
        Path kotlin = Files.createDirectories(folder.resolve("src/main/kotlin"));
        Path groovy = Files.createDirectories(folder.resolve("src/test/groovy"));
        project.addTestCompileSourceRoot(groovy.toString());

        assertThat(sources("default", OUTPUT).roots(SourceKind.MAIN)).containsExactly(MAIN, kotlin);
        assertThat(sources("default", OUTPUT).roots(SourceKind.TEST)).containsExactly(groovy);
        assertThat(sources("default", OUTPUT).existingRoots()).containsExactly(MAIN, kotlin);
        MojoExecution tests = new MojoExecution(plugin, "generate-test", "default");
        assertThat(new ProjectSources(project, tests, SourceKind.TEST, OUTPUT).existingRoots())
                .containsExactly(MAIN, kotlin, groovy);
    }

    @Test
    void findsWhatBuildHelperAddsLater(@TempDir Path folder) throws Exception {
        project.setFile(folder.resolve("pom.xml").toFile());
        Path main = Files.createDirectories(folder.resolve("src/nets/java"));
        Path tests = Files.createDirectories(folder.resolve("src/it/java"));
        Files.createDirectories(folder.resolve("src/off/java"));
        Plugin helper = new Plugin();
        helper.setGroupId("org.codehaus.mojo");
        helper.setArtifactId("build-helper-maven-plugin");
        helper.addExecution(adding("first", null, "add-source", "src/nets/java", "src/missing"));
        helper.addExecution(adding("second", null, "add-test-source", tests.toString()));
        helper.addExecution(adding("third", "none", "add-source", "src/off/java"));
        helper.addExecution(adding("fourth", null, "add-resource", "src/off/java"));
        project.getBuild().setDirectory(folder.resolve("target").toString());
        Files.createDirectories(folder.resolve("target/made"));
        helper.addExecution(adding("fifth", null, "add-source", "target/made"));
        project.getBuild().addPlugin(helper);

        assertThat(sources("default", OUTPUT).roots(SourceKind.MAIN)).containsExactly(MAIN, main);
        assertThat(sources("default", OUTPUT).roots(SourceKind.TEST)).containsExactly(tests);
        assertThat(sources("default", main).roots(SourceKind.MAIN)).containsExactly(MAIN);
        project.addCompileSourceRoot(main.toString());
        assertThat(sources("default", OUTPUT).existingRoots()).containsExactly(MAIN, main);
    }

    private static PluginExecution adding(String id, String phase, String goal, String... folders) {
        Xpp3Dom list = new Xpp3Dom("sources");
        for (String folder : folders) {
            Xpp3Dom item = new Xpp3Dom("source");
            item.setValue(folder);
            list.addChild(item);
        }
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        configuration.addChild(list);
        PluginExecution execution = execution(id, phase, goal);
        execution.setConfiguration(configuration);
        return execution;
    }

    @Test
    void namesNetworksWhereNobodyCompilesThem(@TempDir Path folder) throws Exception {
        project.setFile(folder.resolve("pom.xml").toFile());
        Path usual = folder.resolve("src/main/java");
        assertThat(sources("default", OUTPUT).idleFolder()).isEmpty();
        Path file = Files.createDirectories(usual.resolve("a")).resolve("Xor.java");
        Files.writeString(
                file,
                "package a;\n@dev.nnmaven.annotations.NeuralNetwork(inputs = 1, layers = {})\ninterface Xor {}\n");
        Files.writeString(
                usual.resolve("a/B.java"), "package a;\n/** No network of dev.nnmaven.annotations. */ class B {}");

        assertThat(sources("default", OUTPUT).idleFolder().orElseThrow().warnings(StandardCharsets.UTF_8))
                .containsExactly("src/main/java/a/Xor.java: nothing is generated from this @NeuralNetwork, since"
                        + " src/main/java is no source folder of the project: set it as one in the POM, or add it with"
                        + " build-helper-maven-plugin");
        project.addCompileSourceRoot(folder.resolve("src/main").toString());
        assertThat(sources("default", OUTPUT).idleFolder()).isEmpty();
    }

    @Test
    void knowsWhichGoalsThePomHas() {
        plugin.addExecution(execution("first", null, "generate"));
        plugin.addExecution(execution("disabled", "none", "generate-test"));
        assertThat(sources("first", OUTPUT).haveGoal("generate-test")).isFalse();

        plugin.addExecution(execution("second", null, "help", "generate-test"));
        assertThat(sources("first", OUTPUT).haveGoal("generate-test")).isTrue();
    }

    @Test
    void refusesTheSpecsOfTheProjectForItsTests(@TempDir Path folder) throws Exception {
        ProjectSources tests = new ProjectSources(
                project, new MojoExecution(plugin, "generate-test", "default"), SourceKind.TEST, OUTPUT);
        tests.checkSpecDirectory(SourceKind.MAIN, folder);
        Path inner = Files.createDirectories(folder.resolve("tests"));

        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> tests.checkSpecDirectory(SourceKind.TEST, inner))
                .withMessage("testSpecDirectory " + inner + " is inside of the specDirectory of generate-test@default:"
                        + " choose a folder of its own, such as src/test/default");
    }

    private void assertSpecsRefused(Path specs, String reason) {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> sources("third", OUTPUT).checkSpecDirectory(SourceKind.MAIN, specs))
                .withMessage("specDirectory " + specs + " " + reason
                        + ": choose a folder of its own, such as src/main/third");
    }

    private void assertRefused(Path output, String reason) {
        assertRefused("default", output, reason, "nn");
    }

    private void assertRefused(String executionId, Path output, String reason, String folder) {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> sources(executionId, output).checkOutputDirectory())
                .withMessage("outputDirectory " + output + " " + reason
                        + ": choose a folder of its own, such as target/generated-sources/" + folder);
    }

    private ProjectSources sources(String executionId, Path output) {
        return new ProjectSources(project, new MojoExecution(plugin, "generate", executionId), SourceKind.MAIN, output);
    }

    private static PluginExecution execution(String id, String phase, String... goals) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.setPhase(phase);
        execution.setGoals(List.copyOf(Arrays.asList(goals)));
        return execution;
    }
}
