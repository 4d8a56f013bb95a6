/**
 * What all rooms of the benchmarks speak of.
 *
 * <p>In: what the command line of Maven says. Out: {@code Settings}, the {@code Case}s, a way to start {@code Processes}, and
 * the {@code Results}, to which every {@code Measurement} is added.
 *
 * <p>Uses no other room.
 */
package dev.nnmaven.benchmarks.shared;
