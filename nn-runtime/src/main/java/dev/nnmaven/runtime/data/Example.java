package dev.nnmaven.runtime.data;

import java.util.Objects;

/**
 * One case to learn from or to test with: an input and the right answer to it.
 *
 * <pre>{@code
 * Example<Flower, Species> seen = new Example<>(new Flower(6.3f, 2.8f, 5.1f, 1.6f), Species.VIRGINICA);
 * Samples samples = iris.samples(List.of(seen));
 * }</pre>
 *
 * @param <I> a record of inputs
 * @param <T> an enum of labels, or a record of outputs
 * @param input what the network sees
 * @param target what it should answer: the label, or the outputs
 */
public record Example<I, T>(I input, T target) {

    /**
     * Checks that both are there.
     *
     * @param input what the network sees
     * @param target what it should answer
     * @throws NullPointerException if either is null
     */
    public Example {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(target, "target");
    }
}
