package dev.nnmaven.plugin.mojo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * What the project tells maven-compiler-plugin about the Java language of its sources. Read from the POM, because one
 * goal does not see the parameters of another.
 */
final class CompilerOptions {

    private static final String COMPILER_PLUGIN = "org.apache.maven.plugins:maven-compiler-plugin";
    private static final String TOOLCHAINS_PLUGIN = "org.apache.maven.plugins:maven-toolchains-plugin";
    private static final int OLDEST_RELEASE = 17;
    private static final String ENABLE_PREVIEW = "--enable-preview";
    private static final String ADD_MODULES = "--add-modules";

    private final MavenProject project;
    private final MavenSession session;

    CompilerOptions(MavenProject project, MavenSession session) {
        this.project = project;
        this.session = session;
    }

    /**
     * The options that decide how javac reads sources, and no others: {@code --release} or {@code --source}, and
     * {@code --enable-preview}.
     *
     * @throws MojoExecutionException if the sources need a newer JDK than the one that runs Maven, and no other is
     *     configured to compile them
     */
    List<String> forReading() throws MojoExecutionException {
        List<String> options = new ArrayList<>();
        Optional<String> release = setting("release", "maven.compiler.release");
        Optional<String> source = setting("source", "maven.compiler.source");
        if (release.isPresent()) {
            int needed = checkJdk("release", release.get());
            if (needed < OLDEST_RELEASE) {
                throw new MojoExecutionException("maven.compiler.release is " + release.get()
                        + ", but generated classes and nn-runtime need " + OLDEST_RELEASE + " or later");
            }
            options.addAll(List.of("--release", release.get()));
        } else if (source.isPresent()) {
            checkJdk("source", source.get());
            options.addAll(List.of("--source", source.get()));
        }
        if (enablesPreview()) {
            options.add(ENABLE_PREVIEW);
        }
        return options;
    }

    private int checkJdk(String parameter, String value) throws MojoExecutionException {
        int running = Runtime.version().feature();
        int needed;
        try {
            needed = Integer.parseInt(value.startsWith("1.") ? value.substring(2) : value);
        } catch (NumberFormatException e) {
            throw new MojoExecutionException(
                    "maven.compiler." + parameter + " is " + value + ", but a Java version such as 17 is needed", e);
        }
        if (needed > running && !isCompiledByAnotherJdk()) {
            throw new MojoExecutionException("maven.compiler." + parameter + " is " + value + ", but Maven runs on JDK "
                    + running + ", which cannot read such sources: run Maven on JDK " + needed
                    + " or newer, or lower the " + parameter);
        }
        return needed;
    }

    /** The reader then does what it can: sources without newer syntax, and all JSON specs, are still read. */
    private boolean isCompiledByAnotherJdk() {
        return project.getPlugin(TOOLCHAINS_PLUGIN) != null
                || configurations().stream()
                        .anyMatch(configuration -> configuration.getChild("jdkToolchain") != null
                                || configuration.getChild("executable") != null);
    }

    private boolean enablesPreview() {
        return setting("enablePreview", "maven.compiler.enablePreview")
                        .map(Boolean::parseBoolean)
                        .orElse(false)
                || arguments().stream().anyMatch(argument -> argument.contains(ENABLE_PREVIEW));
    }

    /** Whether an argument for main sources adds a module, alone or in a list, as in {@code --add-modules=a,b}. */
    boolean addsModule(String module) {
        List<String> arguments = arguments();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String modules = "";
            if (argument.startsWith(ADD_MODULES + "=")) {
                modules = argument.substring(ADD_MODULES.length() + 1);
            } else if (argument.equals(ADD_MODULES) && i + 1 < arguments.size()) {
                modules = arguments.get(i + 1);
            }
            if (List.of(modules.split(",")).contains(module)) {
                return true;
            }
        }
        return false;
    }

    /** Further arguments of the compiler, in their order and without spaces; of each parameter the most specific value. */
    private List<String> arguments() {
        return Stream.of("compilerArgs", "compilerArgument", "compilerArguments")
                .flatMap(parameter -> configurations().stream()
                        .map(configuration -> configuration.getChild(parameter))
                        .filter(child -> child != null)
                        .limit(1))
                .flatMap(child -> Stream.concat(Stream.of(child), Arrays.stream(child.getChildren())))
                .map(Xpp3Dom::getValue)
                .filter(value -> value != null)
                .flatMap(value -> Arrays.stream(value.strip().split("\\s+")))
                .filter(argument -> !argument.isEmpty())
                .toList();
    }

    /** In Maven's order: the POM's configuration, the command line, the POM's properties. */
    private Optional<String> setting(String parameter, String property) {
        Stream<String> configured = configurations().stream()
                .map(configuration -> configuration.getChild(parameter))
                .filter(child -> child != null)
                .map(Xpp3Dom::getValue);
        Stream<String> properties = Stream.of(
                session.getUserProperties().getProperty(property),
                project.getProperties().getProperty(property),
                session.getSystemProperties().getProperty(property));
        return Stream.concat(configured, properties)
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .findFirst();
    }

    /** The compiler plugin's configurations for main sources, the most specific first. */
    private List<Xpp3Dom> configurations() {
        Plugin plugin = project.getPlugin(COMPILER_PLUGIN);
        if (plugin == null) {
            return List.of();
        }
        Stream<Object> ofExecution = plugin.getExecutions().stream()
                .filter(execution -> "default-compile".equals(execution.getId()))
                .map(PluginExecution::getConfiguration);
        return Stream.concat(ofExecution, Stream.ofNullable(plugin.getConfiguration()))
                .filter(Xpp3Dom.class::isInstance)
                .map(Xpp3Dom.class::cast)
                .toList();
    }
}
