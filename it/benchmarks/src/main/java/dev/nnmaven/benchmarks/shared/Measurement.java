package dev.nnmaven.benchmarks.shared;

/**
 * One result.
 *
 * @param nanoseconds per sample
 * @param garbage bytes allocated per call, NaN where nobody can tell
 */
public record Measurement(double nanoseconds, double garbage) {}
