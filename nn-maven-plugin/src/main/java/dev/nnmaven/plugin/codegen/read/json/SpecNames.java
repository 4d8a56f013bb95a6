package dev.nnmaven.plugin.codegen.read.json;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What files with specs are called, and what people take for it. */
final class SpecNames {

    static final String SUFFIX = ".json";

    /** JSON with comments, and what an editor makes of a name whose end it hides. */
    private static final List<String> SIMILAR = List.of(".jsonc", ".json5", ".json.txt");

    private SpecNames() {}

    /** Whether the file is a spec, or was meant to be one. */
    static boolean wanted(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(SUFFIX) || SIMILAR.stream().anyMatch(lower::endsWith);
    }

    /** Why a wanted file is none. */
    static Optional<String> flaw(String name) {
        if (name.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String letters = name.toLowerCase(Locale.ROOT).endsWith(SUFFIX) ? ", in lower case" : "";
        return Optional.of("this file is not read: the name of a spec ends in .json" + letters
                + "; rename it, or move it out of this folder");
    }
}
