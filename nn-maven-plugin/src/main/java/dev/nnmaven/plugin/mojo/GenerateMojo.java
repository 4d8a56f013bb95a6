package dev.nnmaven.plugin.mojo;

import dev.nnmaven.plugin.codegen.GenerationRequest;
import dev.nnmaven.plugin.codegen.GenerationResult;
import dev.nnmaven.plugin.codegen.NetworkGenerator;
import dev.nnmaven.plugin.codegen.Product;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
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
public class GenerateMojo extends AbstractMojo {

    /**
     * Holds the networks declared in JSON, in any file below it whose name ends in <code>.json</code>. Need not exist.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nn.specDirectory", defaultValue = "${project.basedir}/src/main/nn", required = true)
    File specDirectory;

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
     * Generates nothing. What an earlier run has generated is still compiled.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nn.skip", defaultValue = "false")
    boolean skip;

    /**
     * Encoding of the Java sources, those read and those generated; UTF-8 if unset. JSON is always UTF-8. Characters
     * that the encoding lacks are generated as Unicode escapes.
     *
     * @since 0.1.0
     */
    @Parameter(defaultValue = "${project.build.sourceEncoding}")
    String encoding;

    /**
     * Whether networks get a second, package-private class with the instructions of the Vector API, which is used where
     * the running JVM has the module <code>jdk.incubator.vector</code>. <code>auto</code>: if the project compiles with
     * that module, by <code>--add-modules</code> in the arguments of maven-compiler-plugin or by a
     * <code>requires</code> in module-info.java. <code>on</code>: always. <code>off</code>: never.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nn.vector", defaultValue = "auto")
    String vector;

    /** Remembers the last run; not the output directory, which is for the compiler. */
    @Parameter(defaultValue = "${project.build.directory}/nn-maven-plugin", readonly = true, required = true)
    File stateDirectory;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    private final BuildContext buildContext;
    private final ProjectDependenciesResolver resolver;

    /**
     * @param buildContext tells an IDE what has changed
     * @param resolver finds the jars that declarations may refer to
     */
    @Inject
    public GenerateMojo(BuildContext buildContext, ProjectDependenciesResolver resolver) {
        this.buildContext = buildContext;
        this.resolver = resolver;
    }

    /**
     * @throws MojoFailureException if a declaration is wrong; every problem is in the log then, and no file has changed
     * @throws MojoExecutionException if a parameter is wrong, or a file cannot be read or written
     */
    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Path output = absolute(outputDirectory);
        if (skip) {
            getLog().info("Skipped: nn.skip is set");
            // Code that uses networks generated earlier must still compile.
            if (Files.isDirectory(output)) {
                project.addCompileSourceRoot(output.toString());
            }
            return;
        }
        ProjectSources sources = new ProjectSources(project, execution, output);
        sources.checkOutputDirectory();
        Dependencies dependencies = Dependencies.resolve(project, session, resolver, getLog());
        CompilerOptions compiler = new CompilerOptions(project, session);
        VectorSetting vectors = VectorSetting.of(vector, compiler.addsModule(VectorSetting.MODULE), moduleInfo());
        GenerationResult result =
                generate(request(sources, dependencies, output, compiler.forReading(), vectors.generated()));
        new Report(getLog(), buildContext, executionRoot()).publish(result, sources.roots(), absolute(specDirectory));
        vectors.report(result, getLog());
        if (result.networks() > 0 && !dependencies.hasRuntime()) {
            getLog().warn("dev.nnmaven:nn-runtime is not among the dependencies of this project: generated classes will"
                    + " not compile without it, add it with scope compile");
        }
        project.addCompileSourceRoot(output.toString());
    }

    private Optional<ModuleInfo> moduleInfo() throws MojoExecutionException {
        return ModuleInfo.find(absolute(project.getCompileSourceRoots()), charset());
    }

    private GenerationRequest request(
            ProjectSources sources, Dependencies dependencies, Path output, List<String> javacOptions, boolean vectors)
            throws MojoExecutionException {
        return new GenerationRequest(
                Product.NETWORK,
                sources.roots(),
                List.of(),
                dependencies.siblingSourceRoots(),
                dependencies.classpath(),
                javacOptions,
                absolute(specDirectory),
                output,
                stateFile(),
                vectors,
                charset());
    }

    /** One for each execution. */
    private Path stateFile() {
        String id = Objects.toString(execution.getExecutionId(), "default").replaceAll("[^A-Za-z0-9._-]", "_");
        return absolute(stateDirectory).resolve("generate-" + id + ".state");
    }

    private static GenerationResult generate(GenerationRequest request) throws MojoExecutionException {
        try {
            return NetworkGenerator.generate(request);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot generate networks: " + Report.describe(e), e);
        }
    }

    private Charset charset() throws MojoExecutionException {
        if (encoding == null || encoding.isBlank()) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset charset = Charset.forName(encoding.strip());
            if (charset.canEncode()) {
                return charset;
            }
            throw new UnsupportedCharsetException(encoding);
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(
                    "encoding is " + encoding + ", which this JVM cannot write: set the property"
                            + " project.build.sourceEncoding to UTF-8 or another encoding it knows",
                    e);
        }
    }

    private Path executionRoot() {
        String root = session.getExecutionRootDirectory();
        return root == null
                ? absolute(project.getBasedir())
                : Path.of(root).toAbsolutePath().normalize();
    }

    static Path absolute(File file) {
        return file.toPath().toAbsolutePath().normalize();
    }

    static List<Path> absolute(List<String> files) {
        return files.stream().map(file -> absolute(new File(file))).toList();
    }
}
