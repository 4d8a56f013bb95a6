package dev.nnmaven.plugin.codegen.declaration;

/** Words about a type that a declaration names and the compiler does not find. */
public final class MissingType {

    private static final String MADE_LATER = " If Kotlin or Lombok makes it, write it in Java; if another plugin does,"
            + " bind generate to the phase process-sources";

    /** What may be wrong, and what to do. */
    public static final String HINT = "is an import missing?" + MADE_LATER;

    public static final String HINT_OR_HIDDEN = "is an import missing, or is it not public?" + MADE_LATER;

    private MissingType() {}
}
