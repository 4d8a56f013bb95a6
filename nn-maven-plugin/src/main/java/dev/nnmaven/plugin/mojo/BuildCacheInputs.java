package dev.nnmaven.plugin.mojo;

import dev.nnmaven.plugin.codegen.read.json.JsonSpecs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Tells maven-build-cache-extension of the specs of each project, in builds that load this plugin as an extension. It runs
 * when the projects have been read, since the cache decides before the first goal.
 */
@Named("nn-build-cache-inputs")
@Singleton
final class BuildCacheInputs extends AbstractMavenLifecycleParticipant {

    private static final String PLUGIN = "dev.nnmaven:nn-maven-plugin";

    /** Parameters that name a folder of specs, and what they are by default. */
    private static final Map<String, String> DEFAULTS =
            Map.of("specDirectory", "src/main/nn", "testSpecDirectory", "src/test/nn");

    @Override
    public void afterProjectsRead(MavenSession session) {
        for (MavenProject project : session.getProjects()) {
            if (project.getPlugin(PLUGIN) != null) {
                new BuildCache(project).addInputs(specs(project, session));
            }
        }
    }

    private static List<Path> specs(MavenProject project, MavenSession session) {
        Plugin plugin = project.getPlugin(PLUGIN);
        return DEFAULTS.entrySet().stream()
                .flatMap(parameter -> Stream.concat(
                        configured(plugin, parameter.getKey()),
                        unconfigured(project, session, parameter.getKey(), parameter.getValue())))
                .map(folder -> project.getBasedir()
                        .toPath()
                        .resolve(folder)
                        .toAbsolutePath()
                        .normalize())
                .distinct()
                .flatMap(folder -> JsonSpecs.files(folder).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> configured(Plugin plugin, String parameter) {
        return Stream.concat(
                        Stream.ofNullable(plugin.getConfiguration()),
                        plugin.getExecutions().stream().map(PluginExecution::getConfiguration))
                .filter(Xpp3Dom.class::isInstance)
                .map(configuration -> ((Xpp3Dom) configuration).getChild(parameter))
                .filter(child -> child != null && child.getValue() != null)
                .map(child -> child.getValue().strip());
    }

    private static Stream<String> unconfigured(
            MavenProject project, MavenSession session, String parameter, String usual) {
        String property = "nn." + parameter;
        return Stream.of(session.getUserProperties()
                .getProperty(property, project.getProperties().getProperty(property, usual)));
    }
}
