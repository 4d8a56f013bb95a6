package dev.nnmaven.plugin.mojo;

import dev.nnmaven.plugin.codegen.read.foreign.Language;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** The project's source roots, as one execution of the goal sees them. */
final class ProjectSources {

    /** Of a goal called by name. It has the plugin's own parameters, and often shares them with an execution of the POM. */
    private static final String COMMAND_LINE = "default-cli";

    private final MavenProject project;
    private final MojoExecution execution;
    private final SourceKind kind;
    private final Path output;

    ProjectSources(MavenProject project, MojoExecution execution, SourceKind kind, Path output) {
        this.project = project;
        this.execution = execution;
        this.kind = kind;
        this.output = output;
    }

    /**
     * The folders to search for annotated interfaces: all but what we generate, and none where an earlier execution of
     * the project searches them, because two classes of one name do not compile.
     *
     * @param of which kind
     */
    List<Path> roots(SourceKind of) {
        return isFirstExecution() ? everyRoot(of) : List.of();
    }

    /**
     * Also those that only the compiler of another language knows, which may compile Java too, and those that are added
     * later in the build, or within the same phase by a plugin that stands below this one.
     */
    private List<Path> everyRoot(SourceKind of) {
        Stream<Path> languages = Arrays.stream(Language.values())
                .map(language -> usual(of.folder + "/" + language.folder()))
                .filter(Files::isDirectory);
        List<Path> roots = new ArrayList<>(others(of.roots(project)));
        Stream.concat(languages, new AnnouncedRoots(project).of(of).stream())
                .filter(root -> !root.equals(output) && !roots.contains(root))
                .forEach(roots::add);
        return List.copyOf(roots);
    }

    /** The usual folder of Java sources, if nobody compiles what is in it; only the first execution has it. */
    Optional<IdleFolder> idleFolder() {
        Path java = usual(kind.folder + "/java");
        boolean used = everyRoot(kind).stream().anyMatch(root -> java.startsWith(root) || root.startsWith(java));
        return used || !isFirstExecution() || !Files.isDirectory(java)
                ? Optional.empty()
                : Optional.of(new IdleFolder(usual(""), java));
    }

    /** A folder of the project by its usual name. */
    Path usual(String folder) {
        return AbstractGenerateMojo.absolute(project.getBasedir()).resolve(folder);
    }

    /** Whether an execution of the POM has this goal of the plugin. */
    boolean haveGoal(String goal) {
        return executionsOf(goal).findAny().isPresent();
    }

    /**
     * The folders whose classes are there already when what we generate is compiled: in each execution, and with what
     * earlier ones have generated.
     */
    List<Path> existingRoots() {
        Stream<Path> tests = kind == SourceKind.TEST ? everyRoot(SourceKind.TEST).stream() : Stream.empty();
        return Stream.concat(everyRoot(SourceKind.MAIN).stream(), tests)
                .distinct()
                .toList();
    }

    /**
     * Refuses folders that would make the compiler see a file twice, or take our output for the user's sources; and the
     * folder of another execution, whose files would look like leftovers.
     */
    void checkOutputDirectory() throws MojoExecutionException {
        Build build = project.getBuild();
        for (String directory : Arrays.asList(build.getSourceDirectory(), build.getTestSourceDirectory())) {
            if (directory != null && output.equals(AbstractGenerateMojo.absolute(new File(directory)))) {
                throw refused("is the project's source directory");
            }
        }
        List<Path> roots = new ArrayList<>(others(project.getCompileSourceRoots()));
        roots.addAll(others(project.getTestCompileSourceRoots()));
        for (Path root : roots) {
            if (output.startsWith(root)) {
                throw refused("is inside of the source root " + root);
            }
            if (root.startsWith(output)) {
                throw refused("holds the source root " + root);
            }
        }
        checkOtherExecutions();
    }

    private void checkOtherExecutions() throws MojoExecutionException {
        String id = execution.getExecutionId();
        if (COMMAND_LINE.equals(id)) {
            return;
        }
        String key = ProjectSources.class.getName() + ":" + output;
        // One execution may have both goals.
        String own = execution.getGoal() + "@" + id;
        Object other = project.getContextValue(key);
        if (other != null && !other.equals(own)) {
            throw refused("is that of " + other + " too", id);
        }
        project.setContextValue(key, own);
    }

    /**
     * Refuses a folder of specs that another execution reads as well: each network would be generated twice.
     *
     * @param of what the specs declare networks for
     */
    void checkSpecDirectory(SourceKind of, Path specs) throws MojoExecutionException {
        String id = execution.getExecutionId();
        if (COMMAND_LINE.equals(id)) {
            return;
        }
        String own = execution.getGoal() + "@" + id;
        Map<List<String>, Path> read = specDirectories();
        for (Map.Entry<List<String>, Path> other : read.entrySet()) {
            String parameter = other.getKey().get(0);
            String owner = other.getKey().get(1);
            if (parameter.equals(of.specParameter) && owner.equals(own)) {
                continue;
            }
            String name = parameter.equals(of.specParameter) ? "that of " + owner : "the " + parameter + " of " + owner;
            Optional<String> relation = relation(specs, other.getValue(), name);
            if (relation.isPresent()) {
                throw refused(of.specParameter + " " + specs, relation.get(), of.folder + "/" + id);
            }
        }
        read.put(List.of(of.specParameter, own), specs);
    }

    /** How two folders have files in common. One that is not there has none: the usual folder need not be. */
    private static Optional<String> relation(Path folder, Path other, String name) {
        if (folder.startsWith(other) && Files.isDirectory(folder)) {
            return Optional.of(folder.equals(other) ? "is " + name + " too" : "is inside of " + name);
        }
        return other.startsWith(folder) && Files.isDirectory(other) ? Optional.of("holds " + name) : Optional.empty();
    }

    /** Those of the executions of this goal so far, by parameter and execution. */
    @SuppressWarnings("unchecked")
    private Map<List<String>, Path> specDirectories() {
        String key = ProjectSources.class.getName() + ":" + execution.getGoal() + ":specDirectories";
        if (project.getContextValue(key) == null) {
            project.setContextValue(key, new LinkedHashMap<>());
        }
        return (Map<List<String>, Path>) project.getContextValue(key);
    }

    private MojoExecutionException refused(String reason) {
        return refused(reason, "nn");
    }

    private MojoExecutionException refused(String reason, String folder) {
        return refused(kind.outputParameter + " " + output, reason, kind.usualFolder + folder);
    }

    private static MojoExecutionException refused(String parameter, String reason, String usual) {
        return new MojoExecutionException(parameter + " " + reason + ": choose a folder of its own, such as " + usual);
    }

    private List<Path> others(List<String> roots) {
        return AbstractGenerateMojo.absolute(roots).stream()
                .filter(root -> !root.equals(output))
                .distinct()
                .toList();
    }

    private boolean isFirstExecution() {
        List<String> ids =
                executionsOf(execution.getGoal()).map(PluginExecution::getId).toList();
        return ids.indexOf(execution.getExecutionId()) <= 0;
    }

    private Stream<PluginExecution> executionsOf(String goal) {
        Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
        return Stream.ofNullable(plugin)
                .flatMap(ours -> ours.getExecutions().stream())
                .filter(other -> other.getGoals().contains(goal))
                .filter(other -> !"none".equalsIgnoreCase(other.getPhase()));
    }
}
