package dev.nnmaven.plugin.mojo;

import dev.nnmaven.plugin.codegen.NetworkGenerator;
import dev.nnmaven.plugin.codegen.read.java.ModuleInfo;
import dev.nnmaven.plugin.codegen.read.json.JsonSpecs;
import dev.nnmaven.plugin.codegen.request.GenerationRequest;
import dev.nnmaven.plugin.codegen.request.GenerationResult;
import dev.nnmaven.plugin.codegen.request.Product;
import dev.nnmaven.plugin.codegen.request.SourceSet;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** What to generate. */
    abstract Product product(Dependencies dependencies);

    /** The test sources, if this goal looks at them. */
    abstract Optional<SourceSet> tests(ProjectSources sources) throws MojoExecutionException;

    /** Whether the project can do something with what was generated. */
    abstract void check(GenerationResult result, Dependencies dependencies)
            throws MojoExecutionException, MojoFailureException;

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
        if (!"pom".equals(project.getPackaging())) {
            new CompilerOptions(project, session).checkLanguage(kind);
        }
        Dependencies dependencies = Dependencies.resolve(project, session, resolver, kind.scopes, getLog());
        GenerationRequest request = request(sources, dependencies, output);
        GenerationResult result = generate(request);
        new OutcomeLog(getLog(), buildContext, executionRoot(), request.product())
                .publish(result, searched(request, result));
        check(result, dependencies);
        Optional<IdleFolder> idle = sources.idleFolder();
        if (idle.isPresent()) {
            idle.get().warnings(charset()).forEach(getLog()::warn);
        }
        warnOfBuildCache(request);
        kind.addRoot(project, output);
    }

    /** When the project is built and put into the cache; when it is restored, no goal runs. */
    private void warnOfBuildCache(GenerationRequest request) {
        if (BuildCache.isUsed(session, executionRoot())) {
            BuildCache cache = new BuildCache(project);
            List<Path> specs = Stream.concat(Stream.of(request.main()), request.tests().stream())
                    .flatMap(set -> JsonSpecs.files(set.specDirectory()).stream())
                    .toList();
            cache.blindSpot(specs).ifPresent(file -> getLog().warn(cache.warning(file)));
        }
    }

    /** The module declaration in these folders. */
    static Optional<ModuleInfo> moduleInfo(List<Path> sourceRoots, Charset encoding) throws MojoExecutionException {
        try {
            return ModuleInfo.find(sourceRoots, encoding);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot read module-info.java: " + OutcomeLog.describe(e), e);
        }
    }

    private GenerationRequest request(ProjectSources sources, Dependencies dependencies, Path output)
            throws MojoExecutionException {
        return new GenerationRequest(
                product(dependencies),
                sourceSet(SourceKind.MAIN, sources, specDirectory),
                tests(sources),
                sources.existingRoots(),
                dependencies.siblingSourceRoots(),
                dependencies.classpath(),
                new CompilerOptions(project, session).forReading(kind),
                output,
                stateFile(),
                charset(),
                testPackage());
    }

    /** @param specs as the parameter has it */
    SourceSet sourceSet(SourceKind of, ProjectSources sources, File specs) throws MojoExecutionException {
        Path folder = absolute(specs);
        sources.checkSpecDirectory(of, folder);
        // Not by both goals.
        if (of == kind && Files.notExists(folder) && !folder.equals(sources.usual(of.folder + "/nn"))) {
            getLog().warn(of.specParameter + " " + folder + " does not exist, and so declares no network:"
                    + " correct the parameter or its property nn." + of.specParameter + ", or create the folder");
        }
        return new SourceSet(sources.roots(of), folder, vectors(of).generated());
    }

    /** Of the classes that are compiled with sources of this kind. */
    VectorSetting vectors(SourceKind of) throws MojoExecutionException {
        // Tests without a module of their own are part of that of the main sources.
        List<String> roots = new ArrayList<>(of.roots(project));
        roots.addAll(project.getCompileSourceRoots());
        boolean added = new CompilerOptions(project, session).addsModule(of, VectorSetting.MODULE);
        return VectorSetting.of(vector, added, moduleInfo(absolute(roots), charset()));
    }

    void warnWithoutRuntime(Dependencies dependencies, String scope) {
        if (!dependencies.hasRuntime()) {
            getLog().warn("dev.nnmaven:nn-runtime is not among the dependencies of this project: generated classes will"
                    + " not compile without it, add it with scope " + scope);
        }
    }

    /** What the run may have generated something from. */
    private static List<SourceSet> searched(GenerationRequest request, GenerationResult result) {
        Stream<SourceSet> main = Stream.of(request.main());
        Stream<SourceSet> tests = request.tests().stream();
        return switch (request.product()) {
            case NETWORK -> main.toList();
            case TEST -> Stream.concat(main, tests).toList();
            case TEST_NETWORK -> (result.networks() > 0 ? tests : Stream.concat(main, tests)).toList();
        };
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
            throw new MojoExecutionException("Cannot generate networks: " + OutcomeLog.describe(e), e);
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
