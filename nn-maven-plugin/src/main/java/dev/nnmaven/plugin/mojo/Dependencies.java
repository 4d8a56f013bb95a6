package dev.nnmaven.plugin.mojo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.DependencyNode;

/**
 * Where the types are that declarations may refer to.
 *
 * @param classpath jars and class folders
 * @param siblingSourceRoots sources of modules of the same build that the project depends on
 * @param hasRuntime whether nn-runtime, which generated classes need, is among the dependencies, found or not
 * @param lacksJupiter whether it is certain that the API of JUnit Jupiter, which generated tests need, is not among the
 *     dependencies of any scope
 */
record Dependencies(List<Path> classpath, List<Path> siblingSourceRoots, boolean hasRuntime, boolean lacksJupiter) {

    private static final String RUNTIME = "dev.nnmaven:nn-runtime:";

    private static final String JUPITER = "org.junit.jupiter:junit-jupiter-api:";

    /**
     * Finds what can be found. Maven's own resolution would fail the goal where a module of the same build is not
     * compiled yet, as in {@code mvn generate-sources} after a clean checkout; such modules are read as sources. What
     * else is missing fails in the compile phase, with Maven's own message.
     *
     * @param scopes of the dependencies to look at
     */
    static Dependencies resolve(
            MavenProject project,
            MavenSession session,
            ProjectDependenciesResolver resolver,
            Set<String> scopes,
            Log log) {
        Map<String, MavenProject> siblings = session.getProjects().stream()
                .filter(other -> other != project && !"pom".equals(other.getPackaging()))
                .collect(Collectors.toMap(Dependencies::key, Function.identity(), (first, second) -> first));
        Set<Path> sourceRoots = new LinkedHashSet<>();
        AtomicBoolean runtime = new AtomicBoolean();
        AtomicBoolean jupiter = new AtomicBoolean();

        DefaultDependencyResolutionRequest request =
                new DefaultDependencyResolutionRequest(project, session.getRepositorySession());
        request.setResolutionFilter((node, parents) -> {
            if (node.getDependency() == null) {
                return true;
            }
            if (key(node.getArtifact()).startsWith(JUPITER)) {
                jupiter.set(true);
            }
            if (!scopes.contains(node.getDependency().getScope())) {
                return false;
            }
            if (key(node.getArtifact()).startsWith(RUNTIME)) {
                runtime.set(true);
            }
            MavenProject sibling = siblings.get(key(node.getArtifact()));
            if (sibling == null) {
                return true;
            }
            // Also where there are classes: javac takes whichever is newer, and the classes may be of an older build.
            sourceRoots.addAll(sourceRoots(sibling, node));
            return isCompiled(sibling);
        });
        DependencyResolutionResult result = resolve(resolver, request, log);
        List<Path> classpath = result.getResolvedDependencies().stream()
                .map(dependency -> dependency.getArtifact().getFile())
                .map(GenerateMojo::absolute)
                .toList();
        // Without a POM on the way there, nobody knows what else would have been a dependency.
        boolean complete = result.getCollectionErrors().isEmpty();
        return new Dependencies(
                classpath,
                sourceRoots.stream().filter(Files::isDirectory).toList(),
                runtime.get(),
                complete && !jupiter.get());
    }

    private static DependencyResolutionResult resolve(
            ProjectDependenciesResolver resolver, DefaultDependencyResolutionRequest request, Log log) {
        try {
            return resolver.resolve(request);
        } catch (DependencyResolutionException e) {
            log.debug("Some dependencies are missing; the compile phase will say so if they matter", e);
            return e.getResult();
        }
    }

    private static List<Path> sourceRoots(MavenProject sibling, DependencyNode node) {
        boolean tests = "tests".equals(node.getArtifact().getClassifier());
        return AbstractGenerateMojo.absolute(
                tests ? sibling.getTestCompileSourceRoots() : sibling.getCompileSourceRoots());
    }

    private static boolean isCompiled(MavenProject sibling) {
        File artifact = sibling.getArtifact().getFile();
        return artifact != null && artifact.exists()
                || new File(sibling.getBuild().getOutputDirectory()).isDirectory();
    }

    private static String key(MavenProject project) {
        return project.getGroupId() + ":" + project.getArtifactId() + ":" + project.getVersion();
    }

    private static String key(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getBaseVersion();
    }
}
