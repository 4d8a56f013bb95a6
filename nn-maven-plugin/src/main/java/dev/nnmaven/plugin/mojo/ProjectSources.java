package dev.nnmaven.plugin.mojo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     */
    List<Path> roots() {
        if (!isFirstExecution()) {
            return List.of();
        }
        return others(project.getCompileSourceRoots());
    }

    /**
     * The folders whose classes are there already when what we generate is compiled: in each execution, and with what
     * earlier ones have generated.
     */
    List<Path> existingRoots() {
        List<String> roots = new ArrayList<>(project.getCompileSourceRoots());
        if (kind == SourceKind.TEST) {
            roots.addAll(project.getTestCompileSourceRoots());
        }
        return others(roots);
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

    /** Refuses a folder of specs that another execution reads as well: each network would be generated twice. */
    void checkSpecDirectory(Path specs) throws MojoExecutionException {
        String id = execution.getExecutionId();
        if (COMMAND_LINE.equals(id)) {
            return;
        }
        String own = execution.getGoal() + "@" + id;
        Map<String, Path> read = specDirectories();
        for (Map.Entry<String, Path> other : read.entrySet()) {
            Optional<String> relation = other.getKey().equals(own)
                    ? Optional.empty()
                    : relation(specs, other.getValue(), "that of " + other.getKey());
            if (relation.isPresent()) {
                throw refused("specDirectory " + specs, relation.get(), "src/main/" + id);
            }
        }
        read.put(own, specs);
    }

    /** How two folders have files in common. One that is not there has none: the usual folder need not be. */
    private static Optional<String> relation(Path folder, Path other, String name) {
        if (folder.startsWith(other) && Files.isDirectory(folder)) {
            return Optional.of(folder.equals(other) ? "is " + name + " too" : "is inside of " + name);
        }
        return other.startsWith(folder) && Files.isDirectory(other) ? Optional.of("holds " + name) : Optional.empty();
    }

    /** Those of the executions of this goal so far. */
    @SuppressWarnings("unchecked")
    private Map<String, Path> specDirectories() {
        String key = ProjectSources.class.getName() + ":" + execution.getGoal() + ":specDirectories";
        if (project.getContextValue(key) == null) {
            project.setContextValue(key, new LinkedHashMap<>());
        }
        return (Map<String, Path>) project.getContextValue(key);
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
        Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
        if (plugin == null) {
            return true;
        }
        List<String> ids = plugin.getExecutions().stream()
                .filter(other -> other.getGoals().contains(execution.getGoal()))
                .filter(other -> !"none".equalsIgnoreCase(other.getPhase()))
                .map(PluginExecution::getId)
                .toList();
        return ids.indexOf(execution.getExecutionId()) <= 0;
    }
}
