package dev.nnmaven.benchmarks;

/**
 * One result.
 *
 * @param nanoseconds per sample
 * @param garbage bytes allocated per call, NaN where nobody can tell
 */
record Measurement(double nanoseconds, double garbage) {}
