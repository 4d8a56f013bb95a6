package dev.nnmaven.plugin.mojo;

import dev.nnmaven.plugin.codegen.GenerationRequest;
import dev.nnmaven.plugin.codegen.GenerationResult;
import dev.nnmaven.plugin.codegen.NetworkGenerator;
import dev.nnmaven.plugin.codegen.read.JsonSpecs;
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
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.codehaus.plexus.build.BuildContext;

/**
 * What both goals have in common: they read the same declarations, and differ in what they generate from them.
 */
abstract class AbstractGenerateMojo extends AbstractMojo {

    /**
     * Holds the networks declared in JSON, in any file below it whose name ends in <code>.json</code>. Need not exist.
     * Executions of the same goal need a folder each; annotated interfaces are read by the first one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nn.specDirectory", defaultValue = "${project.basedir}/src/main/nn", required = true)
    File specDirectory;

    /**
     * Generates neither networks nor tests. What an earlier run has generated is still compiled.
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

    private final SourceKind kind;
    private final BuildContext buildContext;
    private final ProjectDependenciesResolver resolver;

    AbstractGenerateMojo(SourceKind kind, BuildContext buildContext, ProjectDependenciesResolver resolver) {
        this.kind = kind;
        this.buildContext = buildContext;
        this.resolver = resolver;
    }

    /** The parameter that says where generated sources go. */
    abstract File outputDirectory();

    /** The property because of which nothing is generated or compiled, besides {@link #skip}. */
    Optional<String> ownSkip() {
        return Optional.empty();
    }

    /** Whether the project can do something with what was generated. */
    abstract void check(GenerationResult result, Dependencies dependencies, VectorSetting vectors)
            throws MojoFailureException, MojoExecutionException;

    /** Where generated tests go that do not go into the package of their network. */
    Optional<String> testPackage() throws MojoExecutionException {
        return Optional.empty();
    }

    /**
     * @throws MojoFailureException if a declaration is wrong, every problem is in the log then, and no file has changed;
     *     or if the project lacks what generated sources need
     * @throws MojoExecutionException if a parameter is wrong, or a file cannot be read or written
     */
    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Path output = absolute(outputDirectory());
        if (skip) {
            getLog().info("Skipped: nn.skip is set");
            // Code that uses networks generated earlier must still compile.
            if (Files.isDirectory(output)) {
                kind.addRoot(project, output);
            }
            return;
        }
        if (ownSkip().isPresent()) {
            getLog().info("Skipped: " + ownSkip().get() + " is set");
            return;
        }
        ProjectSources sources = new ProjectSources(project, execution, kind, output);
        sources.checkOutputDirectory();
        sources.checkSpecDirectory(absolute(specDirectory));
        Dependencies dependencies = Dependencies.resolve(project, session, resolver, getLog());
        CompilerOptions compiler = new CompilerOptions(project, session);
        compiler.checkLanguage(kind);
        VectorSetting vectors = VectorSetting.of(vector, compiler.addsModule(VectorSetting.MODULE), moduleInfo());
        GenerationResult result =
                generate(request(sources, dependencies, output, compiler.forReading(), vectors.generated()));
        new Report(getLog(), buildContext, executionRoot(), kind.noun)
                .publish(result, sources.roots(), absolute(specDirectory));
        check(result, dependencies, vectors);
        warnOfBuildCache();
        kind.addRoot(project, output);
    }

    /** When the project is built and put into the cache; when it is restored, no goal runs. */
    private void warnOfBuildCache() {
        if (BuildCache.isUsed(session, executionRoot())) {
            BuildCache cache = new BuildCache(project);
            cache.blindSpot(JsonSpecs.files(absolute(specDirectory)))
                    .ifPresent(file -> getLog().warn(cache.warning(file)));
        }
    }

    private Optional<ModuleInfo> moduleInfo() throws MojoExecutionException {
        return ModuleInfo.find(absolute(project.getCompileSourceRoots()), charset());
    }

    private GenerationRequest request(
            ProjectSources sources, Dependencies dependencies, Path output, List<String> javacOptions, boolean vectors)
            throws MojoExecutionException {
        return new GenerationRequest(
                kind.product,
                sources.roots(),
                sources.existingRoots(),
                dependencies.siblingSourceRoots(),
                dependencies.classpath(),
                javacOptions,
                absolute(specDirectory),
                output,
                stateFile(),
                vectors,
                charset(),
                testPackage());
    }

    /** One for each execution of each goal. */
    private Path stateFile() {
        String id = Objects.toString(execution.getExecutionId(), "default").replaceAll("[^A-Za-z0-9._-]", "_");
        return absolute(stateDirectory).resolve(kind.state + "-" + id + ".state");
    }

    private static GenerationResult generate(GenerationRequest request) throws MojoExecutionException {
        try {
            return NetworkGenerator.generate(request);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot generate networks: " + Report.describe(e), e);
        }
    }

    final Charset charset() throws MojoExecutionException {
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
