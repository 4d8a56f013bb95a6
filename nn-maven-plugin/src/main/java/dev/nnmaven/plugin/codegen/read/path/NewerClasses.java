package dev.nnmaven.plugin.codegen.read.path;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import dev.nnmaven.plugin.codegen.problem.Found;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Finds class files that the compiler passes over, because they are of a newer Java than it is. */
public final class NewerClasses {

    private static final int MAGIC = 0xCAFEBABE;

    /** Class files of Java 1 have the version 45. */
    private static final int VERSION_OF_JAVA_0 = 44;

    private final JavaFileManager files;

    public NewerClasses(JavaFileManager files) {
        this.files = files;
    }

    /**
     * Why a name means nothing here, if that is a newer class file, as the rest of a sentence.
     *
     * @param name of a type or of a constant that is imported, as written
     */
    public Optional<String> reason(CompilationUnitTree unit, String name) {
        return meanings(unit, name).stream()
                .flatMap(meaning -> reason(meaning).stream())
                .findFirst();
    }

    private Optional<String> reason(String name) {
        for (String binary = name; !binary.isEmpty(); binary = outer(binary)) {
            Optional<Integer> java = java(binary);
            if (java.isPresent()) {
                int running = Runtime.version().feature();
                // The compiler reads what is one version ahead.
                return java.filter(needed -> needed > running + 1)
                        .map(needed -> "the class " + Found.plain(name) + " is there, but of Java " + needed
                                + ", and Maven runs on JDK " + running + ": run Maven on JDK " + needed + " or newer");
            }
        }
        return Optional.empty();
    }

    private static String outer(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    /** What a name may mean by the imports, in their order, and last in the same package and as it stands. */
    private static List<String> meanings(CompilationUnitTree unit, String name) {
        String first = name.split("\\.")[0];
        String rest = name.substring(first.length());
        List<String> meanings = new ArrayList<>();
        for (ImportTree imported : unit.getImports()) {
            String path = imported.getQualifiedIdentifier().toString();
            String last = path.substring(path.lastIndexOf('.') + 1);
            if (last.equals(first) || last.equals("*")) {
                meanings.add(outer(path) + "." + first + rest);
            }
        }
        meanings.add((unit.getPackageName() == null ? "" : unit.getPackageName() + ".") + name);
        meanings.add(name);
        return meanings;
    }

    private Optional<Integer> java(String className) {
        try {
            JavaFileObject file =
                    files.getJavaFileForInput(StandardLocation.CLASS_PATH, className, JavaFileObject.Kind.CLASS);
            return file == null ? Optional.empty() : java(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the class " + className + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Integer> java(JavaFileObject file) throws IOException {
        try (InputStream in = file.openInputStream()) {
            byte[] start = in.readNBytes(8);
            boolean isClass = start.length == 8 && ByteBuffer.wrap(start).getInt() == MAGIC;
            return isClass ? Optional.of(ByteBuffer.wrap(start).getShort(6) - VERSION_OF_JAVA_0) : Optional.empty();
        }
    }
}
