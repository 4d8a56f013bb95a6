package dev.nnmaven.plugin.mojo;

import dev.nnmaven.plugin.mojo.PluginSettings.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What the project tells maven-compiler-plugin about the Java language of its sources. */
final class CompilerOptions {

    private static final String COMPILER_PLUGIN = "maven-compiler-plugin";
    private static final String TOOLCHAINS_PLUGIN = "org.apache.maven.plugins:maven-toolchains-plugin";
    private static final String PROPERTIES = "maven.compiler.";
    private static final int OLDEST_RELEASE = 17;
    private static final String ENABLE_PREVIEW = "--enable-preview";
    private static final String ADD_MODULES = "--add-modules";

    private final MavenProject project;
    private final PluginSettings main;
    private final PluginSettings tests;

    CompilerOptions(MavenProject project, MavenSession session) {
        this.project = project;
        this.main = new PluginSettings(project, session, COMPILER_PLUGIN, "default-compile");
        this.tests = new PluginSettings(project, session, COMPILER_PLUGIN, "default-testCompile");
    }

    /**
     * Generated classes are of Java 17, as nn-runtime is: a class file that says less promises to run where it cannot.
     *
     * @throws MojoExecutionException if these sources are compiled for an older Java
     */
    void checkLanguage(SourceKind kind) throws MojoExecutionException {
        Optional<Setting> release = setting(kind, "release");
        List<Optional<Setting>> deciding =
                release.isPresent() ? List.of(release) : List.of(setting(kind, "source"), setting(kind, "target"));
        for (Optional<Setting> setting : deciding) {
            if (setting.isPresent() && version(setting.get()) < OLDEST_RELEASE) {
                throw new MojoExecutionException(setting.get().shown() + ", but generated classes and nn-runtime need "
                        + OLDEST_RELEASE + " or later: set "
                        + (release.isPresent() ? "it to " : "maven.compiler.release instead, to ") + OLDEST_RELEASE);
            }
        }
    }

    /** A warning where nothing is set, and the default of the compiler plugin is an older Java than that of nn-runtime. */
    Optional<String> oldDefault() {
        boolean set = Stream.of("release", "source", "target")
                .anyMatch(parameter -> setting(SourceKind.MAIN, parameter).isPresent());
        // Later ones compile for the JDK that they run on.
        Optional<String> version = main.plugin().map(Plugin::getVersion).filter(found -> found.matches("[23]\\..*"));
        return set
                ? Optional.empty()
                : version.map(found -> COMPILER_PLUGIN + " " + found + " compiles for Java 8 or older unless told"
                        + " otherwise, and generated classes and nn-runtime need " + OLDEST_RELEASE
                        + ": set maven.compiler.release to " + OLDEST_RELEASE);
    }

    /**
     * The options that decide how javac reads sources of a kind, and no others: {@code --release} or {@code --source}, and
     * {@code --enable-preview}.
     *
     * @throws MojoExecutionException if the sources need a newer JDK than the one that runs Maven, and no other is
     *     configured to compile them
     */
    List<String> forReading(SourceKind kind) throws MojoExecutionException {
        List<String> options = new ArrayList<>();
        Optional<Setting> release = setting(kind, "release");
        Optional<Setting> language = release.or(() -> setting(kind, "source"));
        if (language.isPresent()) {
            checkJdk(language.get());
            options.addAll(List.of(
                    release.isPresent() ? "--release" : "--source",
                    language.get().value()));
        }
        if (enablesPreview(kind)) {
            options.add(ENABLE_PREVIEW);
        }
        return options;
    }

    /** What decides about sources of a kind. Tests have what main sources have, unless something is said of tests. */
    private Optional<Setting> setting(SourceKind kind, String parameter) {
        if (kind == SourceKind.MAIN) {
            return argument(kind, parameter).or(() -> main.setting(parameter, PROPERTIES + parameter));
        }
        String ofTests = "test" + Character.toUpperCase(parameter.charAt(0)) + parameter.substring(1);
        return argument(kind, parameter)
                .or(() -> tests.setting(ofTests, PROPERTIES + ofTests))
                .or(() -> tests.setting(parameter, PROPERTIES + parameter));
    }

    /** The last of further arguments, which come after those of the parameters: {@code --release 11}, {@code -source 11}. */
    private Optional<Setting> argument(SourceKind kind, String parameter) {
        List<String> arguments = arguments(kind);
        Optional<Setting> found = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (i + 1 < arguments.size() && (name.equals("--" + parameter) || name.equals("-" + parameter))) {
                found = Optional.of(new Setting(name + " in the compiler arguments", arguments.get(i + 1)));
            } else if (name.startsWith("--" + parameter + "=")) {
                found = Optional.of(new Setting(
                        "--" + parameter + " in the compiler arguments", name.substring(parameter.length() + 3)));
            }
        }
        return found;
    }

    private PluginSettings settings(SourceKind kind) {
        return kind == SourceKind.MAIN ? main : tests;
    }

    private void checkJdk(Setting setting) throws MojoExecutionException {
        int running = Runtime.version().feature();
        int needed = version(setting);
        if (needed > running && !isCompiledByAnotherJdk()) {
            throw new MojoExecutionException(setting.shown() + ", but Maven runs on JDK " + running
                    + ", which cannot read such sources: run Maven on JDK " + needed + " or newer, or lower it");
        }
    }

    private static int version(Setting setting) throws MojoExecutionException {
        String value = setting.value();
        try {
            return Integer.parseInt(value.startsWith("1.") ? value.substring(2) : value);
        } catch (NumberFormatException e) {
            throw new MojoExecutionException(setting.shown() + ", but a Java version such as 17 is needed", e);
        }
    }

    /** The reader then does what it can: sources without newer syntax, and all JSON specs, are still read. */
    private boolean isCompiledByAnotherJdk() {
        return project.getPlugin(TOOLCHAINS_PLUGIN) != null
                || main.configurations().stream()
                        .anyMatch(configuration -> configuration.getChild("jdkToolchain") != null
                                || configuration.getChild("executable") != null);
    }

    private boolean enablesPreview(SourceKind kind) {
        return settings(kind).isTrue("enablePreview", "maven.compiler.enablePreview")
                || arguments(kind).stream().anyMatch(argument -> argument.contains(ENABLE_PREVIEW));
    }

    /** Whether an argument for sources of a kind adds a module, alone or in a list, as in {@code --add-modules=a,b}. */
    boolean addsModule(SourceKind kind, String module) {
        List<String> arguments = arguments(kind);
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
    private List<String> arguments(SourceKind kind) {
        Stream<String> ofTests =
                kind == SourceKind.TEST ? Stream.of("testCompilerArgument", "testCompilerArguments") : Stream.empty();
        return Stream.concat(Stream.of("compilerArgs", "compilerArgument", "compilerArguments"), ofTests)
                .flatMap(parameter -> settings(kind).configurations().stream()
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
}
