package dev.nnmaven.plugin.codegen.read.foreign;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language whose classes may stand beside generated ones. */
public enum Language {
    KOTLIN("Kotlin", ".kt"),
    GROOVY("Groovy", ".groovy"),
    SCALA("Scala", ".scala");

    final String title;

    private final String suffix;

    Language(String title, String suffix) {
        this.title = title;
        this.suffix = suffix;
    }

    /** What the names of files end with. */
    public static List<String> suffixes() {
        return Arrays.stream(values()).map(language -> language.suffix).toList();
    }

    /** The folder beside {@code java} that its build plugins expect sources in. */
    public String folder() {
        return title.toLowerCase(Locale.ROOT);
    }

    static Optional<Language> of(String fileName) {
        return Arrays.stream(values())
                .filter(language -> fileName.endsWith(language.suffix))
                .findFirst();
    }
}
