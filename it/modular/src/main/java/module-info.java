/** A program that answers with a network. */
module com.example.modular {
    // Transitive, because the exported package shows types and annotations of theirs.
    requires static transitive dev.nnmaven.annotations;
    requires transitive dev.nnmaven.runtime;

    exports com.example.modular;
}
