package dev.nnmaven.plugin.mojo;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.FileSet;
import org.apache.maven.project.MavenProject;

/**
 * What maven-build-cache-extension looks at in a project. It restores an old build where none of that has changed, before
 * any goal could run, and of itself it looks at sources and resources only.
 */
final class BuildCache {

    private static final String EXTENSION = "maven-build-cache-extension";

    /** What the properties begin with whose values it looks at too. */
    private static final String INPUT = "maven.build.cache.input";

    /** This one is a pattern of file names. Files that a property names themselves need not match it. */
    private static final String GLOB = INPUT + ".glob";

    private static final String ROOT = "maven.multiModuleProjectDirectory";
    private static final String ENABLED = "maven.build.cache.enabled";

    private final MavenProject project;
    private final Path basedir;

    BuildCache(MavenProject project) {
        this.project = project;
        this.basedir = AbstractGenerateMojo.absolute(project.getBasedir());
    }

    /**
     * Whether the build that is running uses it, as far as its files say.
     *
     * @param executionRoot where the folder .mvn is, unless Maven says otherwise
     */
    static boolean isUsed(MavenSession session, Path executionRoot) {
        String root = session.getSystemProperties().getProperty(ROOT, executionRoot.toString());
        // The second is read by Maven 4.
        Path ofUser = Path.of(System.getProperty("user.home"), ".m2", "extensions.xml");
        return !"false".equals(session.getUserProperties().getProperty(ENABLED))
                && Stream.of(Path.of(root, ".mvn", "extensions.xml"), ofUser)
                        .anyMatch(file -> text(file).contains(EXTENSION));
    }

    /** Lets it look at each of these files, whatever pattern the project has set. */
    void addInputs(List<Path> files) {
        for (int i = 0; i < files.size(); i++) {
            project.getProperties().setProperty(INPUT + ".nn." + (i + 1), relative(files.get(i)));
        }
    }

    /** The first of these files that it does not look at. */
    Optional<Path> blindSpot(List<Path> files) {
        String glob = project.getProperties().getProperty(GLOB, "*");
        PathMatcher names = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        List<Path> inputs = inputs();
        return files.stream()
                .filter(file -> !inputs.contains(file))
                .filter(file ->
                        !names.matches(file.getFileName()) || inputs.stream().noneMatch(file::startsWith))
                .findFirst();
    }

    /** {@code maven-build-cache-extension does not look at src/main/nn/a.json: …}. */
    String warning(Path file) {
        return EXTENSION + " does not look at " + relative(file)
                + ": after you change it, the cache may restore the network from before. Set <extensions>true</extensions>"
                + " for nn-maven-plugin, or the property " + INPUT + ".1 to " + relative(file.getParent());
    }

    private List<Path> inputs() {
        Build build = project.getBuild();
        List<String> inputs = new ArrayList<>(List.of(build.getSourceDirectory(), build.getTestSourceDirectory()));
        Stream.concat(build.getResources().stream(), build.getTestResources().stream())
                .map(FileSet::getDirectory)
                .forEach(inputs::add);
        project.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(INPUT) && !name.equals(GLOB))
                .map(project.getProperties()::getProperty)
                .forEach(inputs::add);
        return inputs.stream().flatMap(this::path).toList();
    }

    private Stream<Path> path(String name) {
        try {
            return Stream.of(basedir.resolve(name).normalize());
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    /** As the effective POM is part of what it compares, a path must be the same on every machine. */
    private String relative(Path file) {
        Path shown = file.startsWith(basedir) ? basedir.relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }

    /** Empty where there is no such file, or none that can be read: it serves a warning only. */
    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
