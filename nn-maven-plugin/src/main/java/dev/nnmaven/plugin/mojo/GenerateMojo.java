package dev.nnmaven.plugin.mojo;

import dev.nnmaven.plugin.codegen.GenerationResult;
import java.io.File;
import javax.inject.Inject;
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
    void check(GenerationResult result, Dependencies dependencies, VectorSetting vectors) {
        vectors.report(result, getLog());
        if (result.networks() > 0) {
            new CompilerOptions(project, session).oldDefault().ifPresent(getLog()::warn);
        }
        if (result.networks() > 0 && !dependencies.hasRuntime()) {
            getLog().warn("dev.nnmaven:nn-runtime is not among the dependencies of this project: generated classes will"
                    + " not compile without it, add it with scope compile");
        }
    }
}
