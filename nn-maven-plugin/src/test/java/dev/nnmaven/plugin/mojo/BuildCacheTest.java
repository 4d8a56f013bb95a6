package dev.nnmaven.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildCacheTest {

    @TempDir
    Path basedir;

    private final Properties commandLine = new Properties();
    private final MavenSession session = mock(MavenSession.class);
    private final Plugin plugin = new Plugin();
    private MavenProject project;
    private Path spec;

    @BeforeEach
    void project() throws IOException {
        plugin.setGroupId("dev.nnmaven");
        plugin.setArtifactId("nn-maven-plugin");
        Build build = new Build();
        build.setSourceDirectory(basedir.resolve("src/main/java").toString());
        build.setTestSourceDirectory(basedir.resolve("src/test/java").toString());
        build.addPlugin(plugin);
        Model model = new Model();
        model.setBuild(build);
        project = new MavenProject(model);
        project.setFile(basedir.resolve("pom.xml").toFile());
        when(session.getUserProperties()).thenReturn(commandLine);
        when(session.getProjects()).thenReturn(List.of(project));
        when(session.getSystemProperties()).thenReturn(new Properties());
        spec = write("src/main/nn/deep/vote.json");
    }

    @Test
    void isUsedWhereTheFilesOfTheBuildSaySo() throws IOException {
        assertThat(BuildCache.isUsed(session, basedir)).isFalse();

        write(".mvn/extensions.xml");
        assertThat(BuildCache.isUsed(session, basedir)).isFalse();

        Files.writeString(
                basedir.resolve(".mvn/extensions.xml"),
                "<extension><artifactId>maven-build-cache-extension</artifactId></extension>");
        assertThat(BuildCache.isUsed(session, basedir)).isTrue();

        commandLine.setProperty("maven.build.cache.enabled", "false");
        assertThat(BuildCache.isUsed(session, basedir)).isFalse();
    }

    @Test
    void doesNotSeeASpecByItself() {
        assertThat(blind()).isTrue();
        assertThat(new BuildCache(project).warning(spec))
                .startsWith("maven-build-cache-extension does not look at src/main/nn/deep/vote.json: ")
                .endsWith("or the property maven.build.cache.input.1 to src/main/nn/deep");
    }

    @ParameterizedTest
    @CsvSource({
        "src/main/nn, *, false",
        "src/main/nn/deep/vote.json, *, false",
        "src/main/nn/deep/vote.json, '{*.java,*.xml}', false",
        "src/main/nn, '{*.java,*.json}', false",
        "src/main/nn, '{*.java,*.xml}', true",
        "src/main/n, *, true",
        "src/main/other, *, true"
    })
    void looksAtWhatPropertiesNameAndThePatternTakes(String input, String glob, boolean blind) {
        project.getProperties().setProperty("maven.build.cache.input.7", input);
        project.getProperties().setProperty("maven.build.cache.input.glob", glob);

        assertThat(blind()).isEqualTo(blind);
    }

    @Test
    void looksAtResources() {
        Resource resource = new Resource();
        resource.setDirectory(basedir.resolve("src/main").toString());
        project.getBuild().addResource(resource);

        assertThat(blind()).isFalse();
    }

    @Test
    void isToldOfEachSpecWhereThePluginIsAnExtension() throws IOException {
        project.getProperties().setProperty("maven.build.cache.input.glob", "*.java");
        write("src/main/nn/notes.txt");
        write("src/main/nn/a.json");

        new BuildCacheInputs().afterProjectsRead(session);

        assertThat(project.getProperties())
                .containsEntry("maven.build.cache.input.nn.1", "src/main/nn/a.json")
                .containsEntry("maven.build.cache.input.nn.2", "src/main/nn/deep/vote.json")
                .doesNotContainKey("maven.build.cache.input.nn.3");
        assertThat(blind()).isFalse();
    }

    @Test
    void isToldOfTheFoldersOfEveryExecution() throws Exception {
        PluginExecution second = new PluginExecution();
        second.setConfiguration(Xpp3DomBuilder.build(
                new StringReader("<configuration><specDirectory>specs</specDirectory></configuration>")));
        plugin.addExecution(second);
        write("specs/b.json");
        write("src/test/nn/c.json");
        project.getProperties().setProperty("nn.specDirectory", "src/main/nn/deep");

        new BuildCacheInputs().afterProjectsRead(session);

        assertThat(project.getProperties())
                .containsEntry("maven.build.cache.input.nn.1", "specs/b.json")
                .containsEntry("maven.build.cache.input.nn.2", "src/main/nn/deep/vote.json")
                .containsEntry("maven.build.cache.input.nn.3", "src/test/nn/c.json");
    }

    @Test
    void leavesProjectsWithoutNetworksAlone() {
        project.getBuild().removePlugin(plugin);
        project.getBuild().flushPluginMap();

        new BuildCacheInputs().afterProjectsRead(session);

        assertThat(project.getProperties()).isEmpty();
    }

    private boolean blind() {
        return new BuildCache(project).blindSpot(List.of(spec)).isPresent();
    }

    private Path write(String file) throws IOException {
        Path path = basedir.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, "{}");
    }
}
