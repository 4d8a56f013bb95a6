package dev.nnmaven.plugin.mojo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/** Whether the project's maven-surefire-plugin runs tests of JUnit Jupiter. What does not, reports success without them. */
final class TestRun {

    private static final String SUREFIRE = "maven-surefire-plugin";
    private static final ComparableVersion FIRST_WITH_JUPITER = new ComparableVersion("2.22.0");

    /** Named among the plugin's dependencies, it runs instead of the one that fits the project's. */
    private static final String PROVIDERS = "org.apache.maven.surefire";

    private static final Set<String> OTHER_PROVIDERS =
            Set.of("surefire-junit3", "surefire-junit4", "surefire-junit47", "surefire-testng");

    private final PluginSettings surefire;

    TestRun(MavenProject project, MavenSession session) {
        this.surefire = new PluginSettings(project, session, SUREFIRE, "default-test");
    }

    /** What keeps generated tests from being run, and what to do; empty also where no tests are to be run. */
    Optional<String> flaw() {
        boolean skipped = surefire.isTrue("skip", "maven.test.skip")
                || surefire.isTrue("skipTests", "skipTests")
                || surefire.isTrue("skipExec", "maven.test.skip.exec");
        return skipped ? Optional.empty() : surefire.plugin().flatMap(TestRun::flaw);
    }

    private static Optional<String> flaw(Plugin plugin) {
        List<Dependency> dependencies = plugin.getDependencies();
        if (dependencies.stream().anyMatch(TestRun::isPlatform)) {
            return Optional.empty();
        }
        String version = plugin.getVersion();
        if (version != null && new ComparableVersion(version).compareTo(FIRST_WITH_JUPITER) < 0) {
            return Optional.of(
                    SUREFIRE + " " + version + " runs no tests of JUnit Jupiter, and so none that are generated:"
                            + " set its version in the POM to 3.6.1, or at least " + FIRST_WITH_JUPITER);
        }
        return dependencies.stream()
                .filter(dependency -> PROVIDERS.equals(dependency.getGroupId()))
                .map(Dependency::getArtifactId)
                .filter(OTHER_PROVIDERS::contains)
                .findFirst()
                .map(provider -> SUREFIRE + " has the dependency " + provider + " and runs no tests of JUnit Jupiter,"
                        + " and so none that are generated: remove it, or add surefire-junit-platform");
    }

    /** The provider for JUnit Jupiter: that of JUnit for old versions, or that of surefire. */
    private static boolean isPlatform(Dependency dependency) {
        return dependency.getArtifactId().equals("junit-platform-surefire-provider")
                || dependency.getArtifactId().equals("surefire-junit-platform");
    }
}
