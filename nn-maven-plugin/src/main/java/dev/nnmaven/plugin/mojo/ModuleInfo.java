package dev.nnmaven.plugin.mojo;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;

/** The module declaration of the project's main sources. */
final class ModuleInfo {

    /** Strings, too, since one in an annotation may hold what looks like a comment or a directive. */
    private static final Pattern NO_DIRECTIVES =
            Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*+\"|//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private static final Pattern MODULE = Pattern.compile("\\bmodule\\s+([^{}]+?)\\s*\\{");

    private final String directives;

    /** @param text of module-info.java */
    ModuleInfo(String text) {
        directives = NO_DIRECTIVES.matcher(text).replaceAll(" ");
    }

    /** The first in these folders, as the compiler has it. */
    static Optional<ModuleInfo> find(List<Path> sourceRoots, Charset encoding) throws MojoExecutionException {
        Optional<Path> file = sourceRoots.stream()
                .map(root -> root.resolve("module-info.java"))
                .filter(Files::isRegularFile)
                .findFirst();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            // Not readString, which throws at what the encoding lacks: that is for the compiler to say.
            return Optional.of(new ModuleInfo(new String(Files.readAllBytes(file.get()), encoding)));
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot read module-info.java: " + Report.describe(e), e);
        }
    }

    /** The name of the module; empty where this is none. */
    Optional<String> name() {
        Matcher module = MODULE.matcher(directives);
        return module.find() ? Optional.of(module.group(1).replaceAll("\\s", "")) : Optional.empty();
    }

    /** Whether a directive names the module, {@code static} or {@code transitive} or neither. */
    boolean requires(String module) {
        String name = Pattern.quote(module).replace(".", "\\E\\s*\\.\\s*\\Q");
        return Pattern.compile("\\brequires\\s+(?:(?:static|transitive)\\s+)*+" + name + "\\s*;")
                .matcher(directives)
                .find();
    }
}
