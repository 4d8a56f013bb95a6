/**
 * What generated code calls: functions inside its loops, checks before them, and threads to run them on.
 *
 * <p>In: numbers, array lengths, parts of a batch. Out: numbers, or an {@link java.lang.IllegalArgumentException} for a
 * vector of the wrong length. Public because generated classes live in their users' packages; made for them rather than
 * for people.
 */
package dev.nnmaven.runtime.math;
