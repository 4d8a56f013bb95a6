package dev.nnmaven.plugin.codegen.problem;

/**
 * One thing wrong with a declaration: what was found, what is needed and, where possible, the fix, in one sentence
 * without the place.
 */
public record Problem(Origin origin, String message) {}
