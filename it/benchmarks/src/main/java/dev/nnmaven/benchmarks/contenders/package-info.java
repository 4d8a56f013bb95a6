/**
 * Who takes part.
 *
 * <p>In: the settings. Out: {@code Contenders}, those that this machine can run, built if need be, and for the others a
 * reason. To add a library, name it in {@code Library} and give it a project in the folder peers.
 *
 * <p>May use {@code shared} and {@code ours}.
 */
package dev.nnmaven.benchmarks.contenders;
