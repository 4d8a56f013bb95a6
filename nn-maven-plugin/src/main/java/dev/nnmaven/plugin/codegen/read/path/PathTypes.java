package dev.nnmaven.plugin.codegen.read.path;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardLocation;

/** The top-level types of packages, by the names of their files, in sources, class files and the JDK. */
public final class PathTypes {

    private final JavaFileManager files;
    private final Supplier<JavacTask> task;
    private final Map<String, Set<String>> byPackage = new HashMap<>();

    /** Modules of the JDK by what they hold. */
    private final Map<String, String> system = new HashMap<>();

    private JavacTask started;

    /** @param task over the same files, to be asked about types */
    public PathTypes(JavaFileManager files, Supplier<JavacTask> task) {
        this.files = files;
        this.task = task;
        ModuleFinder.ofSystem()
                .findAll()
                .forEach(module -> module.descriptor()
                        .packages()
                        .forEach(name -> system.put(name, module.descriptor().name())));
    }

    /** Simple names. */
    Set<String> in(String packageName) {
        return byPackage.computeIfAbsent(packageName, name -> {
            Set<String> found = new HashSet<>();
            add(StandardLocation.SOURCE_PATH, name, found);
            add(StandardLocation.CLASS_PATH, name, found);
            if (system.containsKey(name)) {
                add(module(system.get(name)), name, found);
            }
            return found;
        });
    }

    private void add(Location location, String packageName, Set<String> found) {
        try {
            for (JavaFileObject file : files.list(location, packageName, EnumSet.of(Kind.SOURCE, Kind.CLASS), false)) {
                String binary = files.inferBinaryName(location, file);
                found.add(binary.substring(binary.lastIndexOf('.') + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the package " + packageName + ": " + e.getMessage(), e);
        }
    }

    private Location module(String name) {
        try {
            return files.getLocationForModule(StandardLocation.SYSTEM_MODULES, name);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot find the module " + name + ": " + e.getMessage(), e);
        }
    }

    /** Whether other packages see a type. */
    boolean isPublic(String qualified) {
        if (started == null) {
            started = task.get();
        }
        TypeElement type = started.getElements().getTypeElement(qualified);
        return type != null && type.getModifiers().contains(Modifier.PUBLIC);
    }
}
