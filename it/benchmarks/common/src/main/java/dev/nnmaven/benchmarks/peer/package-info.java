/**
 * What runs in the process of one peer: a library, a generated class or the loops of a textbook.
 *
 * <p>In: a class that implements {@link dev.nnmaven.benchmarks.peer.Peer}, and the folder of an {@link
 * dev.nnmaven.benchmarks.peer.Exercise}. Out: a small file with what was checked or measured. Whoever starts the
 * processes is in the package above, in another module.
 */
package dev.nnmaven.benchmarks.peer;
