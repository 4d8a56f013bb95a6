package dev.nnmaven.plugin.mojo;

import dev.nnmaven.plugin.codegen.request.GenerationResult;
import dev.nnmaven.plugin.codegen.request.Product;
import dev.nnmaven.plugin.codegen.request.SourceSet;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.codehaus.plexus.build.BuildContext;

/**
 * Generates a Java class for every neural network that the project declares: with <code>@NeuralNetwork</code> on an
 * interface in a compile source root, or in a JSON file. Files that are already right are not touched; files whose
 * declaration is gone are removed.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "generate",
        defaultPhase = LifecyclePhase.GENERATE_SOURCES,
        requiresDependencyCollection = ResolutionScope.COMPILE,
        threadSafe = true)
public class GenerateMojo extends AbstractGenerateMojo {

    /**
     * Where the generated classes go. Added to the compile source roots. Must be the folder of this execution alone, and
     * neither hold nor be part of another source root; files in it that this plugin did not generate stay as they are.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "nn.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/nn",
            required = true)
    File outputDirectory;

    /**
     * @param buildContext tells an IDE what has changed
     * @param resolver finds the jars that declarations may refer to
     */
    @Inject
    public GenerateMojo(BuildContext buildContext, ProjectDependenciesResolver resolver) {
        super(SourceKind.MAIN, buildContext, resolver);
    }

    @Override
    File outputDirectory() {
        return outputDirectory;
    }

    @Override
    Product product(Dependencies dependencies) {
        return Product.NETWORK;
    }

    /** Only where no other goal does. */
    @Override
    Optional<SourceSet> tests(ProjectSources sources) {
        List<Path> roots = sources.roots(SourceKind.TEST);
        return roots.isEmpty() || sources.haveGoal("generate-test")
                ? Optional.empty()
                : Optional.of(new SourceSet(roots, sources.usual("src/test/nn"), false));
    }

    @Override
    void check(GenerationResult result, Dependencies dependencies) throws MojoExecutionException {
        vectors(SourceKind.MAIN).report(result, getLog());
        if (result.networks() > 0) {
            new CompilerOptions(project, session).oldDefault().ifPresent(getLog()::warn);
            warnWithoutRuntime(dependencies, "compile");
        }
    }
}
