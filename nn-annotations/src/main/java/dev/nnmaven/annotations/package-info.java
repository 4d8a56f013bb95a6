/**
 * Declares a neural network on an interface.
 *
 * <p>In: nothing. Out: {@link dev.nnmaven.annotations.NeuralNetwork} and what its attributes need; the nn-maven-plugin
 * reads them from the sources before compilation. Nothing here has a dependency or survives compilation.
 */
package dev.nnmaven.annotations;
