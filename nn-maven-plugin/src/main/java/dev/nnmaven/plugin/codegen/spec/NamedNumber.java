package dev.nnmaven.plugin.codegen.spec;

/** A number of a declaration that may be left out. */
public interface NamedNumber {

    /** Its name as an attribute and in JSON. */
    String field();

    /** Whether it must be a whole number. */
    boolean whole();

    /** Where those begin that make sense, for one that must be whole. */
    int least();
}
