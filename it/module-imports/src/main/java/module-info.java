module com.example.imports {
    requires static dev.nnmaven.annotations;
    requires transitive dev.nnmaven.runtime;

    exports com.example.imports;
}
