package dev.nnmaven.plugin.codegen.read.path;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DirectiveTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.tree.RequiresTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/**
 * The modules of a project, of its dependencies and of the JDK, by name: of sources that are not compiled yet, of class
 * folders, and of jars, named or automatic. Whether one of them may be read is for the compile phase to say.
 */
public final class PathModules {

    private static final String MODULE_INFO = "module-info.java";

    /**
     * @param automatic whether all that it holds is exported, and every other automatic module comes with it
     * @param exports packages that every other module, or the project's own, may see
     * @param transitive modules whose exports come with it
     */
    private record Module(boolean automatic, List<String> exports, List<String> transitive) {}

    private final List<String> notes;
    private final Map<String, Module> modules = new LinkedHashMap<>();

    /** What a module exports to this one, it exports to us. */
    private String own = "";

    /**
     * @param sourceRoots of the project first
     * @param classpath jars and class folders
     * @param notes receives what is no module and why
     */
    public PathModules(
            List<Path> sourceRoots,
            List<Path> classpath,
            JavaCompiler compiler,
            StandardJavaFileManager files,
            List<String> notes) {
        this.notes = notes;
        List<ModuleTree> sources = sourceRoots.stream()
                .map(root -> root.resolve(MODULE_INFO))
                .filter(Files::isRegularFile)
                .flatMap(file -> parse(file, compiler, files).stream())
                .toList();
        if (!sources.isEmpty()) {
            own = sources.get(0).getName().toString();
        }
        sources.forEach(source -> modules.putIfAbsent(source.getName().toString(), module(source)));
        classpath.forEach(this::addAll);
        ModuleFinder.ofSystem().findAll().forEach(this::add);
    }

    /** Packages whose types an import of a module means; none if there is no such module. */
    Set<String> exports(String name) {
        Set<String> exports = new LinkedHashSet<>();
        closure(name).forEach(module -> exports.addAll(module.exports()));
        return exports;
    }

    boolean has(String name) {
        return modules.containsKey(name);
    }

    private List<Module> closure(String name) {
        Set<String> seen = new LinkedHashSet<>(List.of(name));
        List<Module> found = new ArrayList<>();
        // Grows while it is walked.
        List<String> open = new ArrayList<>(seen);
        for (int i = 0; i < open.size(); i++) {
            Module module = modules.get(open.get(i));
            if (module != null) {
                found.add(module);
                reached(module).stream().filter(seen::add).forEach(open::add);
            }
        }
        return found;
    }

    private List<String> reached(Module module) {
        return module.automatic()
                ? modules.entrySet().stream()
                        .filter(other -> other.getValue().automatic())
                        .map(Map.Entry::getKey)
                        .toList()
                : module.transitive();
    }

    /** A jar whose name makes no module is one that nobody can import. */
    private void addAll(Path entry) {
        try {
            ModuleFinder.of(entry).findAll().forEach(this::add);
        } catch (FindException e) {
            // Its types can still be imported one by one.
            notes.add(entry + " is no module: " + e.getMessage());
        }
    }

    private void add(ModuleReference reference) {
        ModuleDescriptor descriptor = reference.descriptor();
        modules.putIfAbsent(
                descriptor.name(),
                new Module(
                        descriptor.isAutomatic(),
                        descriptor.isAutomatic()
                                ? List.copyOf(descriptor.packages())
                                : descriptor.exports().stream()
                                        .filter(export -> !export.isQualified()
                                                || export.targets().contains(own))
                                        .map(ModuleDescriptor.Exports::source)
                                        .toList(),
                        descriptor.requires().stream()
                                .filter(required -> required.modifiers().contains(Requires.Modifier.TRANSITIVE))
                                .map(Requires::name)
                                .toList()));
    }

    private Module module(ModuleTree source) {
        List<String> exports = new ArrayList<>();
        List<String> transitive = new ArrayList<>();
        for (DirectiveTree directive : source.getDirectives()) {
            if (directive instanceof ExportsTree export && isForUs(export)) {
                exports.add(export.getPackageName().toString());
            } else if (directive instanceof RequiresTree required && required.isTransitive()) {
                transitive.add(required.getModuleName().toString());
            }
        }
        return new Module(false, exports, transitive);
    }

    private boolean isForUs(ExportsTree export) {
        return export.getModuleNames() == null
                || export.getModuleNames().stream()
                        .map(Object::toString)
                        .collect(Collectors.toSet())
                        .contains(own);
    }

    /** Empty where the file is no module declaration: the compile phase says so. */
    private Optional<ModuleTree> parse(Path file, JavaCompiler compiler, StandardJavaFileManager files) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavacTask task = (JavacTask)
                compiler.getTask(null, files, diagnostics, List.of("-proc:none"), null, files.getJavaFileObjects(file));
        try {
            for (CompilationUnitTree unit : task.parse()) {
                boolean sound = diagnostics.getDiagnostics().stream()
                        .noneMatch(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR);
                if (sound && unit.getModule() != null) {
                    return Optional.of(unit.getModule());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            notes.add(file + " cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }
}
