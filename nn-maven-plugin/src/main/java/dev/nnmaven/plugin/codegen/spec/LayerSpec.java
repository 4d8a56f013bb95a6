package dev.nnmaven.plugin.codegen.spec;

import dev.nnmaven.annotations.Activation;

/**
 * One layer of a {@link NetworkSpec}.
 *
 * @param name a Java identifier, unique in the network
 * @param size number of neurons
 */
public record LayerSpec(String name, int size, Activation activation, boolean bias) {}
