package dev.nnmaven.plugin.mojo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Source roots that other plugins of the project make known only when they run, which may be after this one: what
 * build-helper-maven-plugin adds, and what kotlin-maven-plugin compiles.
 */
final class AnnouncedRoots {

    private static final List<Announcement> ANNOUNCEMENTS = List.of(
            new Announcement("org.codehaus.mojo:build-helper-maven-plugin", "sources", "add-source", "add-test-source"),
            new Announcement("org.jetbrains.kotlin:kotlin-maven-plugin", "sourceDirs", "compile", "test-compile"));

    private final MavenProject project;

    AnnouncedRoots(MavenProject project) {
        this.project = project;
    }

    /**
     * @param plugin with group
     * @param parameter has the folders as its children
     * @param mainGoal adds them to the main sources
     * @param testGoal adds them to the test sources
     */
    private record Announcement(String plugin, String parameter, String mainGoal, String testGoal) {

        String goal(SourceKind kind) {
            return kind == SourceKind.MAIN ? mainGoal : testGoal;
        }
    }

    /** Those that exist. */
    List<Path> of(SourceKind kind) {
        return ANNOUNCEMENTS.stream()
                .flatMap(announcement -> folders(announcement, kind))
                .map(folder -> AbstractGenerateMojo.absolute(project.getBasedir())
                        .resolve(folder)
                        .normalize())
                .filter(Files::isDirectory)
                .distinct()
                .toList();
    }

    private Stream<String> folders(Announcement announcement, SourceKind kind) {
        Plugin plugin = project.getPlugin(announcement.plugin());
        // Maven has merged what is said of the plugin as a whole into its executions.
        return Stream.ofNullable(plugin)
                .flatMap(known -> known.getExecutions().stream())
                .filter(execution -> execution.getGoals().contains(announcement.goal(kind)))
                .filter(execution -> !"none".equalsIgnoreCase(execution.getPhase()))
                .map(PluginExecution::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .map(configuration -> ((Xpp3Dom) configuration).getChild(announcement.parameter()))
                .filter(folders -> folders != null)
                .flatMap(folders -> Stream.of(folders.getChildren()))
                .map(Xpp3Dom::getValue)
                .filter(folder -> folder != null && !folder.isBlank())
                .map(String::strip);
    }
}
