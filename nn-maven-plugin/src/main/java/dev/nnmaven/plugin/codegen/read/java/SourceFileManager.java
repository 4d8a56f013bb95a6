package dev.nnmaven.plugin.codegen.read.java;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Hides {@code module-info.java} on the source path. Everything is then read from the class path in the unnamed module,
 * and neither a missing {@code requires} nor a module that is not built yet stands in the way. What that module could not
 * read, the imports of modules, is turned into something that it can.
 */
final class SourceFileManager extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private static final String MODULE_INFO = "module-info";

    private final UnaryOperator<String> turned;

    /** @param turned what the compiler gets instead of a source's text */
    SourceFileManager(StandardJavaFileManager files, UnaryOperator<String> turned) {
        super(files);
        this.turned = turned;
    }

    /** The files as this manager shows them. */
    List<JavaFileObject> sources(List<Path> files) {
        List<JavaFileObject> sources = new ArrayList<>();
        fileManager.getJavaFileObjectsFromPaths(files).forEach(file -> sources.add(shown(file)));
        return sources;
    }

    @Override
    public Iterable<JavaFileObject> list(Location location, String packageName, Set<Kind> kinds, boolean recurse)
            throws IOException {
        Iterable<JavaFileObject> all = super.list(location, packageName, kinds, recurse);
        if (location != StandardLocation.SOURCE_PATH) {
            return all;
        }
        List<JavaFileObject> visible = new ArrayList<>();
        for (JavaFileObject file : all) {
            if (!file.isNameCompatible(MODULE_INFO, Kind.SOURCE)) {
                visible.add(shown(file));
            }
        }
        return visible;
    }

    @Override
    public JavaFileObject getJavaFileForInput(Location location, String className, Kind kind) throws IOException {
        boolean hidden = location == StandardLocation.SOURCE_PATH && className.equals(MODULE_INFO);
        JavaFileObject file = hidden ? null : super.getJavaFileForInput(location, className, kind);
        return file == null ? null : shown(file);
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return super.inferBinaryName(location, (JavaFileObject) inner(file));
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return super.isSameFile(inner(a), inner(b));
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
        return super.contains(location, inner(file));
    }

    private JavaFileObject shown(JavaFileObject file) {
        return file.getKind() == Kind.SOURCE ? new Source(file) : file;
    }

    private static FileObject inner(FileObject file) {
        return file instanceof Source source ? source.inner() : file;
    }

    private final class Source extends ForwardingJavaFileObject<JavaFileObject> {

        Source(JavaFileObject file) {
            super(file);
        }

        JavaFileObject inner() {
            return fileObject;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
            return turned.apply(super.getCharContent(ignoreEncodingErrors).toString());
        }
    }
}
