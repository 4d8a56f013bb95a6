package dev.nnmaven.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompilerOptionsTest {

    private static final int RUNNING = Runtime.version().feature();

    private static final String TOO_OLD =
            ", but generated classes and nn-runtime need 17 or later: set maven.compiler.release instead, to 17";

    private final Plugin compiler = new Plugin();
    private final Properties commandLine = new Properties();
    private final Properties system = new Properties();
    private final MavenSession session = mock(MavenSession.class);
    private MavenProject project;

    @BeforeEach
    void project() {
        when(session.getUserProperties()).thenReturn(commandLine);
        when(session.getSystemProperties()).thenReturn(system);
        compiler.setArtifactId("maven-compiler-plugin");
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().addPlugin(compiler);
        project = new MavenProject(model);
    }

    @Test
    void isEmptyWhereNothingIsSet() throws Exception {
        assertThat(options()).isEmpty();
    }

    @Test
    void isEmptyWithoutACompilerPlugin() throws Exception {
        project = new MavenProject(new Model());

        assertThat(options()).isEmpty();
    }

    @Test
    void takesTheReleaseBeforeTheSource() throws Exception {
        project.getProperties().setProperty("maven.compiler.source", "11");
        assertThat(options()).containsExactly("--source", "11");

        project.getProperties().setProperty("maven.compiler.release", " 17 ");
        assertThat(options()).containsExactly("--release", "17");
    }

    @Test
    void refusesAReleaseThatGeneratedClassesAreTooNewFor() {
        project.getProperties().setProperty("maven.compiler.release", "11");
        assertRefused(
                SourceKind.MAIN,
                "maven.compiler.release is 11, but generated classes and nn-runtime need 17 or later: set it to 17");
        assertRefused(
                SourceKind.TEST,
                "maven.compiler.release is 11, but generated classes and nn-runtime need 17 or later: set it to 17");
    }

    @ParameterizedTest
    @CsvSource({
        "source, 8, maven.compiler.source is 8",
        "source, 1.8, maven.compiler.source is 1.8",
        "source, 11, maven.compiler.source is 11",
        "target, 8, maven.compiler.target is 8",
        "target, 16, maven.compiler.target is 16"
    })
    void refusesAnOldSourceOrTargetAsItDoesAnOldRelease(String parameter, String value, String shown) throws Exception {
        project.getProperties().setProperty("maven.compiler." + parameter, value);
        assertRefused(SourceKind.MAIN, shown + TOO_OLD);
        assertRefused(SourceKind.TEST, shown + TOO_OLD);

        // The release is the stronger one.
        project.getProperties().setProperty("maven.compiler.release", "17");
        assertAllowed(SourceKind.MAIN);
        assertAllowed(SourceKind.TEST);
    }

    @ParameterizedTest
    @CsvSource({
        "<source>8</source><target>8</target>, <source> of maven-compiler-plugin is 8",
        "<source>17</source><target>11</target>, <target> of maven-compiler-plugin is 11",
        "<compilerArgs><arg>-source</arg><arg>11</arg></compilerArgs>, -source in the compiler arguments is 11",
        "<compilerArgs><arg>-target 11</arg></compilerArgs>, -target in the compiler arguments is 11",
        "<compilerArgument>--target=1.8</compilerArgument>, --target in the compiler arguments is 1.8",
        "<source>17</source><compilerArgs><arg>--source</arg><arg>11</arg></compilerArgs>,"
                + " --source in the compiler arguments is 11"
    })
    void refusesAnOldOneWhereverItIsSet(String configuration, String shown) throws Exception {
        compiler.setConfiguration(xml(configuration));

        assertRefused(SourceKind.MAIN, shown + TOO_OLD);
        assertRefused(SourceKind.TEST, shown + TOO_OLD);
    }

    @Test
    void refusesAnOldReleaseInTheArguments() throws Exception {
        compiler.setConfiguration(xml("<compilerArgs><arg>--release</arg><arg>11</arg></compilerArgs>"));

        assertRefused(
                SourceKind.MAIN,
                "--release in the compiler arguments is 11, but generated classes and nn-runtime need 17 or later: set"
                        + " it to 17");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<release>17</release>",
                "<source>17</source><target>17</target>",
                "<source>8</source><release>17</release>",
                "<compilerArgs><arg>-source</arg><arg>17</arg><arg>-Xlint</arg><arg>-target</arg></compilerArgs>"
            })
    void allowsWhatGeneratedClassesNeed(String configuration) throws Exception {
        compiler.setConfiguration(xml(configuration));

        assertAllowed(SourceKind.MAIN);
        assertAllowed(SourceKind.TEST);
    }

    @Test
    void warnsOfAnOldDefault() throws Exception {
        compiler.setVersion("3.16.0");
        assertThat(new CompilerOptions(project, session).oldDefault())
                .contains(
                        "maven-compiler-plugin 3.16.0 compiles for Java 8 or older unless told otherwise, and generated"
                                + " classes and nn-runtime need 17: set maven.compiler.release to 17");

        compiler.setConfiguration(xml("<source>17</source><target>17</target>"));
        assertThat(new CompilerOptions(project, session).oldDefault()).isEmpty();

        compiler.setConfiguration(null);
        compiler.setVersion("4.0.0-beta-4");
        assertThat(new CompilerOptions(project, session).oldDefault()).isEmpty();
    }

    @Test
    void looksAtTestsForThemselves() throws Exception {
        project.getProperties().setProperty("maven.compiler.release", "17");
        project.getProperties().setProperty("maven.compiler.testRelease", "11");
        assertAllowed(SourceKind.MAIN);
        assertRefused(
                SourceKind.TEST,
                "maven.compiler.testRelease is 11, but generated classes and nn-runtime need 17 or later: set it to 17");

        project.getProperties().setProperty("maven.compiler.testRelease", "21");
        project.getProperties().setProperty("maven.compiler.release", "11");
        assertAllowed(SourceKind.TEST);

        project.getProperties().clear();
        execution("default-testCompile", xml("<testSource>11</testSource>"));
        assertAllowed(SourceKind.MAIN);
        assertRefused(SourceKind.TEST, "<testSource> of maven-compiler-plugin is 11" + TOO_OLD);
    }

    @Test
    void followsMavensOrder() throws Exception {
        system.setProperty("maven.compiler.source", "9");
        assertThat(options()).containsExactly("--source", "9");

        project.getProperties().setProperty("maven.compiler.source", "10");
        assertThat(options()).containsExactly("--source", "10");

        commandLine.setProperty("maven.compiler.source", "11");
        assertThat(options()).containsExactly("--source", "11");

        compiler.setConfiguration(xml("<source>12</source>"));
        assertThat(options()).containsExactly("--source", "12");

        execution("default-compile", xml("<source>13</source>"));
        assertThat(options()).containsExactly("--source", "13");

        execution("default-compile", xml("<compilerArgs><arg>-source</arg><arg>14</arg></compilerArgs>"));
        assertThat(options()).containsExactly("--source", "14");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<enablePreview>true</enablePreview>",
                "<compilerArgs><arg>-Xlint:all</arg><arg>--enable-preview</arg></compilerArgs>",
                "<compilerArgument>--enable-preview</compilerArgument>"
            })
    void findsPreviewFeaturesHoweverTheyAreEnabled(String configuration) throws Exception {
        compiler.setConfiguration(xml(configuration + "<release>" + RUNNING + "</release>"));

        assertThat(options()).containsExactly("--release", "" + RUNNING, "--enable-preview");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<compilerArgs><arg>--add-modules</arg><arg>jdk.incubator.vector</arg></compilerArgs>",
                "<compilerArgs><arg>--add-modules=jdk.incubator.vector</arg></compilerArgs>",
                "<compilerArgs><arg>--add-modules jdk.incubator.vector</arg></compilerArgs>",
                "<compilerArgs><arg>-Xlint</arg><arg>\n--add-modules=java.sql,jdk.incubator.vector\n</arg></compilerArgs>",
                "<compilerArgs><arg>--add-modules</arg><arg>jdk.incubator.vector,java.sql</arg></compilerArgs>",
                "<compilerArgs><arg>--add-modules=java.sql</arg><arg>--add-modules=jdk.incubator.vector</arg></compilerArgs>",
                "<compilerArgument>--add-modules=jdk.incubator.vector</compilerArgument>",
                "<compilerArgument>-Xlint --add-modules jdk.incubator.vector</compilerArgument>",
                "<compilerArgs><arg>-Xlint</arg></compilerArgs>"
                        + "<compilerArgument>--add-modules=jdk.incubator.vector</compilerArgument>",
                "<compilerArguments><a>--add-modules=jdk.incubator.vector</a></compilerArguments>"
            })
    void findsAModuleHoweverItIsAdded(String configuration) throws Exception {
        compiler.setConfiguration(xml(configuration));

        assertThat(addsVectorModule()).isTrue();
        assertThat(options()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<compilerArgs/>",
                "<compilerArgs><arg/><arg>--add-modules</arg></compilerArgs>",
                "<compilerArgs><arg>--add-modules=java.sql</arg></compilerArgs>",
                "<compilerArgs><arg>--add-modules=jdk.incubator.vectors</arg></compilerArgs>",
                "<compilerArgs><arg>--add-modules</arg><arg>-Xlint</arg><arg>jdk.incubator.vector</arg></compilerArgs>",
                "<compilerArgs><arg>--limit-modules</arg><arg>jdk.incubator.vector</arg></compilerArgs>",
                "<compilerArgs><arg>--add-reads</arg><arg>m=jdk.incubator.vector</arg></compilerArgs>",
                "<testCompilerArgument>--add-modules=jdk.incubator.vector</testCompilerArgument>"
            })
    void findsNoModuleThatIsNotAdded(String configuration) throws Exception {
        compiler.setConfiguration(xml(configuration));

        assertThat(addsVectorModule()).isFalse();
    }

    @Test
    void looksForModulesWhereMainSourcesAreCompiled() throws Exception {
        Xpp3Dom adding = xml("<compilerArgs><arg>--add-modules=jdk.incubator.vector</arg></compilerArgs>");
        execution("default-testCompile", adding);
        assertThat(addsVectorModule()).isFalse();

        execution("default-compile", adding);
        assertThat(addsVectorModule()).isTrue();

        compiler.getExecutions().clear();
        compiler.setConfiguration(adding);
        execution("default-compile", xml("<compilerArgs><arg>-Xlint</arg></compilerArgs>"));
        assertThat(addsVectorModule()).isFalse();

        project = new MavenProject(new Model());
        assertThat(addsVectorModule()).isFalse();
    }

    @Test
    void takesNoOtherArgumentOver() throws Exception {
        compiler.setConfiguration(xml("<compilerArgs><arg>-Werror</arg><arg>-Xlint:all</arg></compilerArgs>"));

        assertThat(options()).isEmpty();
    }

    @Test
    void refusesSourcesNewerThanTheJdk() {
        int newer = RUNNING + 1;
        project.getProperties().setProperty("maven.compiler.release", "" + newer);

        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(this::options)
                .withMessage("maven.compiler.release is " + newer + ", but Maven runs on JDK " + RUNNING
                        + ", which cannot read such sources: run Maven on JDK " + newer
                        + " or newer, or lower it");
    }

    @Test
    void leavesSourcesNewerThanTheJdkToAnotherJdk() throws Exception {
        String newer = "" + (RUNNING + 1);
        project.getProperties().setProperty("maven.compiler.release", newer);
        compiler.setConfiguration(xml("<jdkToolchain><version>" + newer + "</version></jdkToolchain>"));
        assertThat(options()).containsExactly("--release", newer);

        compiler.setConfiguration(null);
        Plugin toolchains = new Plugin();
        toolchains.setArtifactId("maven-toolchains-plugin");
        project.getBuild().addPlugin(toolchains);
        project.getBuild().flushPluginMap();
        assertThat(options()).containsExactly("--release", newer);
    }

    @Test
    void testsHaveSettingsOfTheirOwn() throws Exception {
        project.getProperties().setProperty("maven.compiler.release", "17");
        assertThat(compilerOptions().forReading(SourceKind.TEST)).containsExactly("--release", "17");
        assertThat(compilerOptions().addsModule(SourceKind.TEST, "jdk.incubator.vector"))
                .isFalse();

        project.getProperties().setProperty("maven.compiler.testRelease", "" + RUNNING);
        compiler.setConfiguration(
                xml("<testCompilerArgument>--add-modules=jdk.incubator.vector</testCompilerArgument>"));
        assertThat(compilerOptions().forReading(SourceKind.TEST)).containsExactly("--release", "" + RUNNING);
        assertThat(options()).containsExactly("--release", "17");
        assertThat(compilerOptions().addsModule(SourceKind.TEST, "jdk.incubator.vector"))
                .isTrue();
        assertThat(addsVectorModule()).isFalse();
    }

    @Test
    void eachKindHasTheArgumentsOfItsExecution() throws Exception {
        execution("default-testCompile", xml("<compilerArgs><arg>--add-modules=a.b</arg></compilerArgs>"));

        assertThat(compilerOptions().addsModule(SourceKind.TEST, "a.b")).isTrue();
        assertThat(new CompilerOptions(project, session).addsModule(SourceKind.MAIN, "a.b"))
                .isFalse();
    }

    private CompilerOptions compilerOptions() {
        return new CompilerOptions(project, session);
    }

    @Test
    void readsOldVersionNumbers() throws Exception {
        project.getProperties().setProperty("maven.compiler.source", "1.8");

        assertThat(options()).containsExactly("--source", "1.8");
    }

    @Test
    void refusesWhatIsNoVersion() {
        project.getProperties().setProperty("maven.compiler.release", "seventeen");

        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(this::options)
                .withMessage("maven.compiler.release is seventeen, but a Java version such as 17 is needed");
    }

    private void assertRefused(SourceKind kind, String message) {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> new CompilerOptions(project, session).checkLanguage(kind))
                .withMessage(message);
    }

    private void assertAllowed(SourceKind kind) {
        assertThatCode(() -> new CompilerOptions(project, session).checkLanguage(kind))
                .doesNotThrowAnyException();
    }

    private boolean addsVectorModule() {
        return new CompilerOptions(project, session).addsModule(SourceKind.MAIN, "jdk.incubator.vector");
    }

    private void execution(String id, Xpp3Dom configuration) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.setConfiguration(configuration);
        compiler.addExecution(execution);
    }

    private List<String> options() throws MojoExecutionException {
        return new CompilerOptions(project, session).forReading(SourceKind.MAIN);
    }

    private static Xpp3Dom xml(String content) throws Exception {
        return Xpp3DomBuilder.build(new StringReader("<configuration>" + content + "</configuration>"));
    }
}
