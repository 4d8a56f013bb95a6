package dev.nnmaven.plugin.codegen.spec;

import dev.nnmaven.plugin.codegen.Origin;

/** A value of a declaration, and where it stands. */
public record Located<T>(T value, Origin origin) {}
