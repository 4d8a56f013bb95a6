package dev.nnmaven.plugin.mojo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What the project tells another plugin. Read from the POM, because one goal does not see the parameters of another. */
final class PluginSettings {

    private static final String APACHE = "org.apache.maven.plugins:";

    private final MavenProject project;
    private final MavenSession session;
    private final String artifactId;
    private final String execution;

    /**
     * @param artifactId of one of Maven's own plugins
     * @param execution whose parameters count, besides those of the plugin as a whole
     */
    PluginSettings(MavenProject project, MavenSession session, String artifactId, String execution) {
        this.project = project;
        this.session = session;
        this.artifactId = artifactId;
        this.execution = execution;
    }

    /** A parameter as the user set it, and as a message names it. */
    record Setting(String name, String value) {

        String shown() {
            return name + " is " + value;
        }
    }

    /** With its effective version; empty where the project does not have it. */
    Optional<Plugin> plugin() {
        return Optional.ofNullable(project.getPlugin(APACHE + artifactId));
    }

    /** In Maven's order: the POM's configuration, the command line, the POM's properties. */
    Optional<Setting> setting(String parameter, String property) {
        Stream<Setting> configured = configurations().stream()
                .map(configuration -> configuration.getChild(parameter))
                .filter(child -> child != null)
                .map(child -> new Setting("<" + parameter + "> of " + artifactId, child.getValue()));
        Stream<Setting> properties = Stream.of(
                        session.getUserProperties().getProperty(property),
                        project.getProperties().getProperty(property),
                        session.getSystemProperties().getProperty(property))
                .map(value -> new Setting(property, value));
        return Stream.concat(configured, properties)
                .filter(setting -> setting.value() != null && !setting.value().isBlank())
                .map(setting -> new Setting(setting.name(), setting.value().strip()))
                .findFirst();
    }

    boolean isTrue(String parameter, String property) {
        return setting(parameter, property)
                .map(Setting::value)
                .map(Boolean::parseBoolean)
                .orElse(false);
    }

    /** The most specific first. */
    List<Xpp3Dom> configurations() {
        Stream<Object> ofExecution = plugin().stream()
                .flatMap(plugin -> plugin.getExecutions().stream())
                .filter(candidate -> execution.equals(candidate.getId()))
                .map(PluginExecution::getConfiguration);
        return Stream.concat(ofExecution, plugin().stream().map(Plugin::getConfiguration))
                .filter(Xpp3Dom.class::isInstance)
                .map(Xpp3Dom.class::cast)
                .toList();
    }
}
