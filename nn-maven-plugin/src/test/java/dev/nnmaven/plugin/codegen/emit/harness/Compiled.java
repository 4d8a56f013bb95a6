package dev.nnmaven.plugin.codegen.emit.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.annotations.Layer;
import dev.nnmaven.plugin.codegen.emit.NetworkEmitter;
import dev.nnmaven.plugin.codegen.emit.text.GeneratedSource;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.JUnitException;
import org.opentest4j.AssertionFailedError;

/** A generated class, compiled in memory as strictly as a user may compile it, and loaded. */
public final class Compiled {

    /** Many tests look at the same networks. */
    private static final Map<NetworkPlan, Compiled> CACHE = new ConcurrentHashMap<>();

    private final Class<?> type;
    private final Map<String, byte[]> classFiles;

    private Compiled(Class<?> type, Map<String, byte[]> classFiles) {
        this.type = type;
        this.classFiles = classFiles;
    }

    public static Compiled of(NetworkPlan plan) {
        return CACHE.computeIfAbsent(plan, key -> of(key, Map.of()));
    }

    /** @param others sources to compile with it, by qualified name */
    public static Compiled of(NetworkPlan plan, Map<String, String> others) {
        Map<String, String> sources = new HashMap<>(others);
        for (GeneratedSource source : NetworkEmitter.emit(plan, Set.of())) {
            sources.put(source.path().replace(".java", "").replace('/', '.'), source.text());
        }
        return of(plan.spec().qualifiedName(), sources);
    }

    /**
     * @param name of one of the classes, qualified
     * @param sources by qualified name
     */
    public static Compiled of(String name, Map<String, String> sources) {
        Map<String, byte[]> classFiles = compile(sources);
        ClassLoader loader = new ClassLoader(Compiled.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classFiles.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        try {
            return new Compiled(loader.loadClass(name), classFiles);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    public Class<?> type() {
        return type;
    }

    public Map<String, byte[]> classFiles() {
        return classFiles;
    }

    public Network network() {
        return (Network) instance();
    }

    public DoubleNetwork doubleNetwork() {
        return (DoubleNetwork) instance();
    }

    public Network network(long seed) {
        try {
            return (Network) type.getConstructor(long.class).newInstance(seed);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Object instance() {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, byte[]> compile(Map<String, String> sources) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Map<String, ByteArrayOutputStream> outputs = new HashMap<>();
        JavaFileManager files =
                new ForwardingJavaFileManager<>(javac.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
                        return new SimpleJavaFileObject(URI.create("mem:///" + className), kind) {
                            @Override
                            public OutputStream openOutputStream() {
                                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                                outputs.put(className, bytes);
                                return bytes;
                            }
                        };
                    }
                };
        String path = sources.containsKey("module-info") ? "--module-path" : "-classpath";
        List<String> options = new ArrayList<>(List.of("--release", "17", "-Xlint:all", "-proc:none"));
        // The class of an annotated interface carries a mark from there, that of a JSON file does not.
        boolean annotated = sources.values().stream().anyMatch(text -> text.contains("dev.nnmaven.annotations"));
        options.addAll(List.of(path, classPath() + (annotated ? File.pathSeparator + location(Layer.class) : "")));
        boolean vectors = sources.values().stream().anyMatch(text -> text.contains("jdk.incubator.vector"));
        // The one warning that no option of JDK 17 turns off is about the module that the user has asked for.
        options.addAll(vectors ? List.of("--add-modules", "jdk.incubator.vector") : List.of("-Werror"));
        boolean done = javac.getTask(null, files, diagnostics, options, null, units(sources))
                .call();
        assertThat(diagnostics.getDiagnostics())
                .allSatisfy(problem -> assertThat(problem.getMessage(Locale.ROOT))
                        .isEqualTo("using incubating module(s): jdk.incubator.vector"));
        assertThat(diagnostics.getDiagnostics()).hasSize(vectors ? 1 : 0);
        assertThat(done).isTrue();
        Map<String, byte[]> classFiles = new HashMap<>();
        outputs.forEach((name, bytes) -> classFiles.put(name, bytes.toByteArray()));
        return classFiles;
    }

    private static List<JavaFileObject> units(Map<String, String> sources) {
        return sources.entrySet().stream()
                .map(source -> unit(source.getKey(), source.getValue()))
                .toList();
    }

    private static JavaFileObject unit(String qualifiedName, String text) {
        URI uri = URI.create("mem:///" + qualifiedName.replace('.', '/') + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** What a project that tests generated networks has, and nothing else. */
    private static String classPath() {
        // Jupiter's own classes carry annotations of apiguardian, and javac warns if it cannot find them.
        return Stream.of(Network.class, Test.class, AssertionFailedError.class, JUnitException.class, API.class)
                .map(Compiled::location)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
