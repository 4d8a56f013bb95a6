/**
 * Measures how well a network classifies.
 *
 * <p>In: a network and labelled samples from the package {@code data}. Out: an {@link
 * dev.nnmaven.runtime.metrics.Accuracy} or a whole {@link dev.nnmaven.runtime.metrics.ConfusionMatrix}. The class that a
 * network answers is the place of its largest output, see {@link dev.nnmaven.runtime.metrics.Argmax}.
 */
package dev.nnmaven.runtime.metrics;
