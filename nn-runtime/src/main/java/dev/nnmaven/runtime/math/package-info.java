/**
 * What generated code calls inside its loops.
 *
 * <p>In: numbers and array lengths. Out: numbers, or an {@link java.lang.IllegalArgumentException} for a vector of the
 * wrong length. Public because generated classes live in their users' packages; made for them rather than for people.
 */
package dev.nnmaven.runtime.math;
