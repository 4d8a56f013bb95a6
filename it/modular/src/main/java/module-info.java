/** A program that answers with a network. */
module com.example.modular {
    requires static dev.nnmaven.annotations;
    // Transitive, because an interface in the exported package extends Network.
    requires transitive dev.nnmaven.runtime;

    exports com.example.modular;
}
