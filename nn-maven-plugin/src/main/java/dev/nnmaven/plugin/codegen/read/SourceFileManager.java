package dev.nnmaven.plugin.codegen.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Hides {@code module-info.java} on the source path. Everything is then read from the class path in the unnamed module,
 * and neither a missing {@code requires} nor a module that is not built yet stands in the way.
 */
final class SourceFileManager extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private static final String MODULE_INFO = "module-info";

    SourceFileManager(StandardJavaFileManager files) {
        super(files);
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
                visible.add(file);
            }
        }
        return visible;
    }

    @Override
    public JavaFileObject getJavaFileForInput(Location location, String className, Kind kind) throws IOException {
        boolean hidden = location == StandardLocation.SOURCE_PATH && className.equals(MODULE_INFO);
        return hidden ? null : super.getJavaFileForInput(location, className, kind);
    }
}
