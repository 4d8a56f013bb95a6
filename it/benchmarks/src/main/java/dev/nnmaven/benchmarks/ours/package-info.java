/**
 * What runs in a process of its own and is no library: generated classes, textbook Java, one line of output.
 *
 * <p>In: an exercise. Out: answers, or what the process prints. The peers are found by their names.
 *
 * <p>Uses no other room.
 */
package dev.nnmaven.benchmarks.ours;
