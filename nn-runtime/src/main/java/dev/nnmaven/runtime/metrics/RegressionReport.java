package dev.nnmaven.runtime.metrics;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.internal.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How far a network's outputs o are from the targets t, in N samples and M outputs. All outputs count alike. {@link
 * #toString} is a table to print.
 *
 * <ul>
 *   <li>mean squared error = Σ(t − o)² / (N·M), in squared units of the targets;
 *   <li>mean absolute error = Σ|t − o| / (N·M), in units of the targets;
 *   <li>R², the coefficient of determination, of one output = 1 − Σ(t − o)² / Σ(t − t̄)², with t̄ the mean of its targets;
 *       of several outputs, the mean of theirs. 1 is perfect, 0 is what answering t̄ gives, below 0 is worse. For an output
 *       whose targets are all the same (a single sample, too), it is 1 if all answers are exact and 0 otherwise.
 * </ul>
 *
 * <p>These are the definitions of scikit-learn's {@code mean_squared_error}, {@code mean_absolute_error} and {@code
 * r2_score}, each as it is without options.
 *
 * <pre>{@code
 * RegressionReport report = RegressionReport.of(network, samples);
 * System.out.println(report);
 * double error = report.rmse();
 * }</pre>
 *
 * @param samples N, at least 1
 * @param mse mean squared error, at least 0
 * @param mae mean absolute error, at least 0
 * @param r2 R², at most 1, −∞ if it is below what a double can hold
 * @param targets the same for each of several targets; empty if there is one
 */
public record RegressionReport(int samples, double mse, double mae, double r2, List<Target> targets) {
    /** More lines are not read. */
    private static final int MOST_SHOWN = 20;

    private static final int LONGEST_NAME = 40;

    /**
     * Checks the ranges.
     *
     * @param samples N, at least 1
     * @param mse mean squared error, at least 0
     * @param mae mean absolute error, at least 0
     * @param r2 R², at most 1, −∞ if it is below what a double can hold
     * @param targets the same for each of several targets; empty if there is one
     * @throws IllegalArgumentException if a number is out of its range
     */
    public RegressionReport {
        if (samples < 1) {
            throw new IllegalArgumentException("samples: found " + samples + ", expected at least 1");
        }
        requireNumbers(mse, mae, r2);
        targets = List.copyOf(targets);
    }

    /**
     * Of one target.
     *
     * @param samples how many were judged, at least 1
     * @param mse mean squared error, at least 0
     * @param mae mean absolute error, at least 0
     * @param r2 R², at most 1
     */
    public RegressionReport(int samples, double mse, double mae, double r2) {
        this(samples, mse, mae, r2, List.of());
    }

    /**
     * How far outputs are from one target.
     *
     * @param name that the samples or the contract of the network know, or its number, from 0
     * @param mse mean squared error, at least 0
     * @param mae mean absolute error, at least 0
     * @param r2 R², at most 1, −∞ if it is below what a double can hold
     */
    public record Target(String name, double mse, double mae, double r2) {
        /**
         * Checks the ranges.
         *
         * @param name that the samples or the contract of the network know, or its number, from 0
         * @param mse mean squared error, at least 0
         * @param mae mean absolute error, at least 0
         * @param r2 R², at most 1, −∞ if it is below what a double can hold
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Target {
            requireNumbers(mse, mae, r2);
        }

        /** {@return the root of the mean squared error, in units of the target; at least 0} */
        public double rmse() {
            return Math.sqrt(mse);
        }
    }

    /**
     * Queries the network with every sample, in batches, so by as many threads as {@link Network#threads} says. Labels do
     * not count.
     *
     * @param network the network to judge
     * @param samples what it is judged by, raw where the network scales its inputs
     * @return the report
     * @throws IllegalArgumentException if the samples have other sizes than the network, or an answer or a target is not
     *     finite
     */
    public static RegressionReport of(Network network, Samples samples) {
        return of(Answers.of(network, samples));
    }

    /**
     * Queries the network with every sample, in batches, so by as many threads as {@link DoubleNetwork#threads} says.
     * Labels do not count.
     *
     * @param network the network to judge
     * @param samples what it is judged by, raw where the network scales its inputs
     * @return the report
     * @throws IllegalArgumentException if the samples have other sizes than the network, an answer or a target is not
     *     finite, or a squared error is beyond the doubles
     */
    public static RegressionReport of(DoubleNetwork network, DoubleSamples samples) {
        return of(Answers.of(network, samples));
    }

    private static RegressionReport of(Answers answers) {
        OutputErrors[] errors = new OutputErrors[answers.outputs()];
        for (int k = 0; k < errors.length; k++) {
            errors[k] = new OutputErrors();
        }
        for (int n = 0; n < answers.size(); n++) {
            double[] output = answers.output(n);
            double[] target = answers.target(n);
            for (int k = 0; k < errors.length; k++) {
                errors[k].add(output[k], target[k]);
            }
        }
        double squared = 0;
        double absolute = 0;
        double r2 = 0;
        List<Target> targets = new ArrayList<>();
        for (int k = 0; k < errors.length; k++) {
            String name = answers.outputNames().isEmpty()
                    ? Integer.toString(k)
                    : answers.outputNames().get(k);
            Target target = errors[k].target(name);
            targets.add(target);
            squared += target.mse();
            absolute += target.mae();
            r2 += target.r2();
        }
        return new RegressionReport(
                answers.size(),
                squared / errors.length,
                absolute / errors.length,
                r2 / errors.length,
                errors.length == 1 ? List.of() : targets);
    }

    /** The sums over all samples for one output. */
    private static final class OutputErrors {
        private double squared;
        private double absolute;
        private int samples;
        private double mean;
        private double deviation;

        /**
         * The mean and the squared deviations grow as in B. P. Welford, <i>Note on a method for calculating corrected sums
         * of squares and products</i>, Technometrics 4, 1962: in one pass, and with a deviation of exactly 0 for equal
         * targets, which rounding gives no other way.
         */
        void add(double output, double target) {
            double error = target - output;
            squared += error * error;
            absolute += Math.abs(error);
            samples++;
            double before = target - mean;
            mean += before / samples;
            deviation += before * (target - mean);
        }

        Target target(String name) {
            return new Target(name, squared / samples, absolute / samples, r2());
        }

        private double r2() {
            if (deviation == 0) {
                return squared == 0 ? 1 : 0;
            }
            return 1 - squared / deviation;
        }
    }

    /** {@return the root of the mean squared error, over all outputs, in units of the targets; at least 0} */
    public double rmse() {
        return Math.sqrt(mse);
    }

    /**
     * A line for each number, four digits of it; then, of several targets, a line for each of the first 20. Lines end with
     * LF, the last one too.
     */
    @Override
    public String toString() {
        String all = String.format(
                Locale.ROOT,
                "samples  %d\nMSE      %.4g\nRMSE     %.4g\nMAE      %.4g\nR2       %.4g\n",
                samples,
                mse,
                rmse(),
                mae,
                r2);
        return targets.isEmpty() ? all : all + byTarget();
    }

    private String byTarget() {
        List<Target> shown = targets.subList(0, Math.min(MOST_SHOWN, targets.size()));
        List<String> names = shown.stream()
                .map(target -> Texts.shortened(target.name(), LONGEST_NAME))
                .toList();
        String start = "%" + names.stream().mapToInt(String::length).reduce("target".length(), Math::max) + "s";
        StringBuilder table = new StringBuilder(
                String.format("\n" + start + "  %10s %10s %10s %10s\n", "target", "MSE", "RMSE", "MAE", "R2"));
        for (int k = 0; k < shown.size(); k++) {
            Target target = shown.get(k);
            table.append(String.format(
                    Locale.ROOT,
                    start + "  %10.4g %10.4g %10.4g %10.4g\n",
                    names.get(k),
                    target.mse(),
                    target.rmse(),
                    target.mae(),
                    target.r2()));
        }
        int others = targets.size() - shown.size();
        return others == 0
                ? table.toString()
                : table.append("and ").append(others).append(" more\n").toString();
    }

    private static void requireNumbers(double mse, double mae, double r2) {
        requireError("mse", mse);
        requireError("mae", mae);
        if (!(r2 <= 1)) {
            throw new IllegalArgumentException("r2: found " + r2 + ", expected at most 1");
        }
    }

    private static void requireError(String what, double found) {
        if (!(found >= 0 && found < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + ": found " + found + ", expected a finite number from 0 up");
        }
    }
}
