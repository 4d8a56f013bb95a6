/** A network that other modules use, that of the tests among them. */
module com.example.gate {
    requires static dev.nnmaven.annotations;
    requires transitive dev.nnmaven.runtime;

    exports com.example.gate;
}
