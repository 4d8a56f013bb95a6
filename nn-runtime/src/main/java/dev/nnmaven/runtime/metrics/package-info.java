/**
 * Measures how well a network does on samples that are best not those it was trained on.
 *
 * <p>In: a network and samples from the package {@code data}, both in float or both in double. Out, each by one call of
 * {@code of(network, samples)}:
 *
 * <ul>
 *   <li>{@link dev.nnmaven.runtime.metrics.ClassificationReport}, all about classes in one table, or parts of it: {@link
 *       dev.nnmaven.runtime.metrics.Accuracy}, also among the best k, and {@link
 *       dev.nnmaven.runtime.metrics.ConfusionMatrix};
 *   <li>{@link dev.nnmaven.runtime.metrics.RocAuc}, which needs no threshold;
 *   <li>{@link dev.nnmaven.runtime.metrics.RegressionReport}, for targets that are quantities.
 * </ul>
 *
 * <p>{@link dev.nnmaven.runtime.metrics.LogLoss} also rates a single answer, for the package {@code training}.
 *
 * <p>A network with several outputs has a class for each. The class of a sample is its label, so the samples need labels.
 * The class that the network answers is the place of its largest output, the first of equal ones, see {@link
 * dev.nnmaven.runtime.metrics.Argmax}.
 *
 * <p>A network with one output p tells two classes apart: it answers class 1 for p above 0.5, and class 0 otherwise. The
 * class of a sample is found the same way from its target, which has to be from 0 to 1 and not 0.5; labels do not count.
 *
 * <p>An answer that is NaN or infinite is an error that names the sample, never a right or wrong answer. All sums are in
 * double and in the order of the samples, whatever the precision of the network and its threads, so that equal answers
 * give equal metrics bit for bit.
 */
package dev.nnmaven.runtime.metrics;
