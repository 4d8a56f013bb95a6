package dev.nnmaven.plugin.codegen.spec;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Initializer;

/**
 * One layer of a {@link NetworkSpec}.
 *
 * @param name a Java identifier, unique in the network
 * @param size number of neurons
 * @param initializer of the weights
 * @param dropout share of the neurons that a training step leaves out, from 0 to below 1; 0 in the last layer
 */
public record LayerSpec(
        String name, int size, Activation activation, boolean bias, Initializer initializer, double dropout) {

    /** With the initial weights of the book, and without dropout. */
    public LayerSpec(String name, int size, Activation activation, boolean bias) {
        this(name, size, activation, bias, Initializer.NORMAL, 0);
    }
}
