package dev.nnmaven.plugin.mojo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Source roots that build-helper-maven-plugin makes known only when it runs, which may be after this plugin. */
final class AnnouncedRoots {

    private static final String PLUGIN = "org.codehaus.mojo:build-helper-maven-plugin";

    private final MavenProject project;

    AnnouncedRoots(MavenProject project) {
        this.project = project;
    }

    /** Those that exist, and that nothing generates: what is in a folder of the build yet may be of an earlier one. */
    List<Path> of(SourceKind kind) {
        return folders(kind == SourceKind.MAIN ? "add-source" : "add-test-source")
                .map(folder -> AbstractGenerateMojo.absolute(project.getBasedir())
                        .resolve(folder)
                        .normalize())
                .filter(folder -> Files.isDirectory(folder) && !isOfTheBuild(folder))
                .distinct()
                .toList();
    }

    private boolean isOfTheBuild(Path folder) {
        return folder.startsWith(
                AbstractGenerateMojo.absolute(new File(project.getBuild().getDirectory())));
    }

    private Stream<String> folders(String goal) {
        // Maven has merged what is said of the plugin as a whole into its executions.
        return Stream.ofNullable(project.getPlugin(PLUGIN))
                .flatMap(plugin -> plugin.getExecutions().stream())
                .filter(execution -> execution.getGoals().contains(goal))
                .filter(execution -> !"none".equalsIgnoreCase(execution.getPhase()))
                .map(PluginExecution::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .map(configuration -> ((Xpp3Dom) configuration).getChild("sources"))
                .filter(folders -> folders != null)
                .flatMap(folders -> Stream.of(folders.getChildren()))
                .map(Xpp3Dom::getValue)
                .filter(folder -> folder != null && !folder.isBlank())
                .map(String::strip);
    }
}
