package dev.nnmaven.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.StringReader;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestRunTest {

    private final Plugin surefire = new Plugin();
    private final Properties commandLine = new Properties();
    private final MavenSession session = mock(MavenSession.class);
    private MavenProject project;

    @BeforeEach
    void project() {
        when(session.getUserProperties()).thenReturn(commandLine);
        when(session.getSystemProperties()).thenReturn(new Properties());
        surefire.setArtifactId("maven-surefire-plugin");
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().addPlugin(surefire);
        project = new MavenProject(model);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.12.4", "2.19.1", "2.21.0", "2.9"})
    void warnsOfAVersionThatRunsNoGeneratedTest(String version) {
        surefire.setVersion(version);

        assertThat(flaw())
                .contains("maven-surefire-plugin " + version + " runs no tests of JUnit Jupiter, and so none that are"
                        + " generated: set its version in the POM to 3.6.1, or at least 2.22.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.22.0", "2.22", "2.22.2", "3.0.0-M5", "3.2.5", "3.6.1", "10.0"})
    void isContentWithOneThatRunsThem(String version) {
        surefire.setVersion(version);

        assertThat(flaw()).isEmpty();
    }

    @Test
    void isContentWhereNobodyKnows() {
        assertThat(flaw()).isEmpty();

        project = new MavenProject(new Model());
        assertThat(flaw()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"surefire-junit3", "surefire-junit4", "surefire-junit47", "surefire-testng"})
    void warnsOfAProviderThatRunsNoGeneratedTest(String provider) {
        surefire.setVersion("3.6.1");
        dependency("org.apache.maven.surefire", provider);
        assertThat(flaw())
                .contains("maven-surefire-plugin has the dependency " + provider + " and runs no tests of JUnit"
                        + " Jupiter, and so none that are generated: remove it, or add surefire-junit-platform");

        dependency("org.apache.maven.surefire", "surefire-junit-platform");
        assertThat(flaw()).isEmpty();
    }

    @Test
    void knowsTheProviderThatOldVersionsHad() {
        surefire.setVersion("2.19.1");
        dependency("org.junit.platform", "junit-platform-surefire-provider");

        assertThat(flaw()).isEmpty();
    }

    @Test
    void isContentWithOtherDependencies() {
        surefire.setVersion("3.6.1");
        dependency("org.junit.jupiter", "junit-jupiter-engine");
        dependency("me.fabriciorby", "maven-surefire-junit5-tree-reporter");

        assertThat(flaw()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"skip, maven.test.skip", "skipTests, skipTests", "skipExec, maven.test.skip.exec"})
    void isContentWhereTestsAreSkipped(String parameter, String property) throws Exception {
        surefire.setVersion("2.12.4");
        surefire.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<c><" + parameter + ">true</" + parameter + "></c>")));
        assertThat(flaw()).isEmpty();

        surefire.setConfiguration(null);
        commandLine.setProperty(property, "true");
        assertThat(flaw()).isEmpty();

        commandLine.setProperty(property, "false");
        assertThat(flaw()).isPresent();
    }

    private void dependency(String groupId, String artifactId) {
        Dependency dependency = new Dependency();
        dependency.setGroupId(groupId);
        dependency.setArtifactId(artifactId);
        surefire.addDependency(dependency);
    }

    private Optional<String> flaw() {
        return new TestRun(project, session).flaw();
    }
}
