package dev.nnmaven.plugin.mojo;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.nnmaven.annotations.NeuralNetwork;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.DefaultDependencyNode;
import org.eclipse.aether.graph.Dependency;

/** Stand for Maven's own, which knows no repositories in unit tests. */
final class Resolvers {

    private Resolvers() {}

    /**
     * Finds nn-annotations on the test class path.
     *
     * @param tests coordinates of dependencies with scope test
     * @param failures of collecting dependencies
     */
    static ProjectDependenciesResolver finding(List<String> tests, List<Exception> failures) {
        DependencyResolutionResult result = mock(DependencyResolutionResult.class);
        Dependency annotations = new Dependency(
                new DefaultArtifact("dev.nnmaven:nn-annotations:1")
                        .setFile(annotations().toFile()),
                "provided");
        when(result.getResolvedDependencies()).thenReturn(List.of(annotations));
        when(result.getCollectionErrors()).thenReturn(failures);
        List<Dependency> all = new ArrayList<>(List.of(annotations));
        tests.forEach(test -> all.add(new Dependency(new DefaultArtifact(test), "test")));
        return request -> {
            if (!failures.isEmpty()) {
                throw new DependencyResolutionException(result, "incomplete", failures.get(0));
            }
            all.forEach(dependency ->
                    request.getResolutionFilter().accept(new DefaultDependencyNode(dependency), List.of()));
            return result;
        };
    }

    private static Path annotations() {
        try {
            return Path.of(NeuralNetwork.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
