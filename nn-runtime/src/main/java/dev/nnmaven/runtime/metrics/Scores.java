package dev.nnmaven.runtime.metrics;

/**
 * How well a network finds the samples of a class, or of several classes on average. With the numbers of samples that are
 * of the class and taken for it (true positives), of another but taken for it (false positives), and of it but taken for
 * another (false negatives):
 *
 * <ul>
 *   <li>precision = TP / (TP + FP), 0 if no sample was taken for the class;
 *   <li>recall = TP / (TP + FN), 0 if no sample is of the class;
 *   <li>F1 = 2·TP / (2·TP + FP + FN), the harmonic mean of both, 0 if there are neither.
 * </ul>
 *
 * <p>C. J. van Rijsbergen, <i>Information Retrieval</i>, 1979, chapter 7. The zeros are those of scikit-learn with {@code
 * zero_division=0}.
 *
 * <pre>{@code
 * Scores spam = ClassificationReport.of(network, samples).scores(1);
 * System.out.println(spam.precision() + " of those called spam are spam");
 * }</pre>
 *
 * @param precision the share of right answers among those for the class, from 0 to 1
 * @param recall the share of samples of the class that were found, from 0 to 1
 * @param f1 from 0 to 1
 * @param support the number of samples of the class, or in averages of all samples
 */
public record Scores(double precision, double recall, double f1, int support) {
    /**
     * Checks the ranges.
     *
     * @param precision the share of right answers among those for the class, from 0 to 1
     * @param recall the share of samples of the class that were found, from 0 to 1
     * @param f1 from 0 to 1
     * @param support the number of samples of the class, or in averages of all samples
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Scores {
        requireShare("precision", precision);
        requireShare("recall", recall);
        requireShare("f1", f1);
        if (support < 0) {
            throw new IllegalArgumentException("support: found " + support + ", expected at least 0");
        }
    }

    /**
     * @param right samples of the class that were taken for it
     * @param answered samples that were taken for it
     * @param labelled samples that are of it
     */
    static Scores of(int right, int answered, int labelled) {
        return new Scores(
                share(right, answered),
                share(right, labelled),
                share(2.0 * right, (double) answered + labelled),
                labelled);
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static void requireShare(String what, double found) {
        if (!(found >= 0 && found <= 1)) {
            throw new IllegalArgumentException(what + ": found " + found + ", expected 0 to 1");
        }
    }
}
