package dev.nnmaven.plugin.codegen.read.java;

import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.TypedShape;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The module declaration of the project's main sources. */
public final class ModuleInfo {

    /** Strings, too, since one in an annotation may hold what looks like a comment or a directive. */
    private static final Pattern NO_DIRECTIVES =
            Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*+\"|//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private static final Pattern MODULE = Pattern.compile("\\bmodule\\s+([^{}]+?)\\s*\\{");

    private static final String RUNTIME = "dev.nnmaven.runtime";

    private final String directives;

    /** @param text of module-info.java */
    public ModuleInfo(String text) {
        directives = NO_DIRECTIVES.matcher(text).replaceAll(" ");
    }

    /**
     * The first in these folders, as the compiler has it.
     *
     * @throws IOException if it cannot be read
     */
    public static Optional<ModuleInfo> find(List<Path> sourceRoots, Charset encoding) throws IOException {
        Optional<Path> file = sourceRoots.stream()
                .map(root -> root.resolve("module-info.java"))
                .filter(Files::isRegularFile)
                .findFirst();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        // Not readString, which throws at what the encoding lacks: that is for the compiler to say.
        return Optional.of(new ModuleInfo(new String(Files.readAllBytes(file.get()), encoding)));
    }

    /** The name of the module; empty where this is none. */
    public Optional<String> name() {
        Matcher module = MODULE.matcher(directives);
        return module.find() ? Optional.of(module.group(1).replaceAll("\\s", "")) : Optional.empty();
    }

    /** Whether a directive names the module, {@code static} or {@code transitive} or neither. */
    public boolean requires(String module) {
        return has("requires\\s+(?:(?:static|transitive)\\s+)*+", module, "\\s*;");
    }

    /**
     * The network with a warning more if its class is exported, but something that its methods name is not: the types of
     * nn-runtime, unless all who require this module require that as well, or types of the user.
     */
    public NetworkSpec warned(NetworkSpec spec) {
        boolean passesOn = has("requires\\s+(?:static\\s+)?transitive\\s+(?:static\\s+)?", RUNTIME, "\\s*;");
        Stream<String> others = spec.typed().stream()
                .flatMap(TypedShape::types)
                .map(TypedShape.TypeName::packageName)
                .distinct();
        boolean leaks = !passesOn || !others.allMatch(this::exports);
        return exports(spec.packageName()) && leaks ? spec.withWarning("exports") : spec;
    }

    private boolean exports(String packageName) {
        return has("exports\\s+", packageName, "\\s*(?:;|\\bto\\b)");
    }

    private boolean has(String before, String name, String after) {
        String dotted = Pattern.quote(name).replace(".", "\\E\\s*\\.\\s*\\Q");
        return Pattern.compile("\\b" + before + dotted + after)
                .matcher(directives)
                .find();
    }
}
