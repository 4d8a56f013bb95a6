package dev.nnmaven.benchmarks.report;

import static dev.nnmaven.benchmarks.shared.Case.BOOK;
import static dev.nnmaven.benchmarks.shared.Case.DOUBLE;
import static dev.nnmaven.benchmarks.shared.Case.LARGE;
import static dev.nnmaven.benchmarks.shared.Case.SMALL;
import static dev.nnmaven.benchmarks.shared.Case.ZEROS;

import dev.nnmaven.benchmarks.measuring.WholeProcesses;
import dev.nnmaven.benchmarks.peer.Work;
import dev.nnmaven.benchmarks.shared.Case;
import dev.nnmaven.benchmarks.shared.Results;
import dev.nnmaven.benchmarks.shared.Results.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Something that a generated network shall reach.
 *
 * @param text what is compared
 * @param measured the ratio, more being better; nothing if a side was not measured
 * @param least what it shall be
 */
record Target(String text, OptionalDouble measured, double least) {

    static List<Target> of(Results results) {
        List<Target> targets = new ArrayList<>();
        Comparison comparison = new Comparison(results, targets);
        comparison.add(BOOK, Work.ONLINE, "vector", "dl4j", 25);
        comparison.add(BOOK, Work.ONLINE, "vector", "djl", 25);
        comparison.add(BOOK, Work.ONLINE, "vector", "textbook", 10);
        comparison.add(BOOK, Work.ONLINE, "vector", "smile", 2.5);
        comparison.add(BOOK, Work.ONLINE, "vector", "c-fused", 1);
        comparison.add(BOOK, Work.ONLINE, "plain", "textbook", 6);
        comparison.add(ZEROS, Work.ONLINE, "vector", "c-fused", 1.4);
        comparison.add(ZEROS, Work.ONLINE, "plain", "c-fused", 1);
        comparison.add(BOOK, Work.BATCH, "vector", "djl", 3);
        comparison.add(BOOK, Work.BATCH, "vector", "dl4j", 3);
        comparison.add(BOOK, Work.BATCH, "vector", "c-openblas", 1);
        comparison.add(BOOK, Work.BATCH, "plain", "djl", 1.2);
        comparison.add(BOOK, Work.QUERY, "vector", "onnx", 2.5);
        comparison.add(BOOK, Work.QUERY, "vector", "djl", 4);
        comparison.add(BOOK, Work.QUERY, "vector", "c-fused", 1);
        comparison.add(BOOK, Work.QUERY, "vector", "c-openblas", 1);
        comparison.add(ZEROS, Work.QUERY, "vector", "onnx", 4);
        comparison.add(BOOK, Work.QUERIES, "vector", "onnx", 1);
        comparison.add(BOOK, Work.QUERIES, "vector", "c-openblas", 1);
        comparison.add(SMALL, Work.ONLINE, "vector", "c-textbook", 1);
        comparison.add(SMALL, Work.ONLINE, "vector", "smile", 5);
        comparison.add(SMALL, Work.QUERY, "vector", "c-textbook", 1.5);
        comparison.add(SMALL, Work.QUERY, "vector", "onnx", 100);
        comparison.add(DOUBLE, Work.ONLINE, "vector", "smile", 1.5);
        comparison.addProcess(WholeProcesses.FIRST_ANSWER, "vector", "dl4j", 8);
        comparison.addProcess(WholeProcesses.FIRST_ANSWER, "vector", "djl", 8);
        comparison.addProcess(WholeProcesses.FIRST_ANSWER, "plain", "dl4j", 8);
        comparison.addProcess(WholeProcesses.FIRST_ANSWER, "plain", "djl", 8);
        // Within twice the time. With vectors, half of it is the JVM's own, which does without its archive then.
        for (String ours : List.of("vector", "plain", "plain" + WholeProcesses.ARCHIVED)) {
            comparison.addProcess(WholeProcesses.FIRST_ANSWER, ours, WholeProcesses.ONE_LINE, 0.5);
        }
        comparison.addProcess(WholeProcesses.BOOK, "vector", WholeProcesses.NUMPY, 25);
        comparison.addThreads(1.7);
        for (Work work : List.of(Work.ONLINE, Work.BATCH, Work.QUERY, Work.QUERIES)) {
            comparison.addGrowth(work, 1.5);
        }
        return targets;
    }

    boolean reached() {
        return measured.isPresent() && measured.getAsDouble() >= least;
    }

    /** Adds targets that divide one result by another. */
    private record Comparison(Results results, List<Target> targets) {

        void add(Case of, Work work, String ours, String other, double least) {
            String text = "%s, %s: %s against %s".formatted(of.title(), work.title(), ours, other);
            targets.add(new Target(text, ratio(time(of, work, other), time(of, work, ours)), least));
        }

        void addProcess(String what, String ours, String other, double least) {
            OptionalDouble ratio = ratio(results.other(what, other), results.other(what, ours));
            targets.add(new Target("%s: %s against %s".formatted(what, ours, other), ratio, least));
        }

        void addThreads(double least) {
            OptionalDouble ratio = ratio(time(BOOK, Work.BATCH, "vector"), time(BOOK, Work.BATCH2, "vector"));
            targets.add(new Target("784-200-10, batch of 64: two threads against one", ratio, least));
        }

        /** How much dearer a multiply-add may be in the large network than in that of the book. */
        void addGrowth(Work work, double most) {
            double size = multiplyAdds(LARGE) / multiplyAdds(BOOK);
            OptionalDouble ratio = ratio(time(BOOK, work, "vector"), time(LARGE, work, "vector"));
            String text = "multiply-adds a second, %s: %s against %s".formatted(work.title(), LARGE.id(), BOOK.id());
            targets.add(new Target(
                    text, ratio.isEmpty() ? ratio : OptionalDouble.of(ratio.getAsDouble() * size), 1 / most));
        }

        private OptionalDouble time(Case of, Work work, String contender) {
            return results.nanoseconds(new Cell(of, work, contender));
        }

        private static double multiplyAdds(Case of) {
            int[] sizes = of.sizeArray();
            double sum = 0;
            for (int l = 0; l + 1 < sizes.length; l++) {
                sum += (double) sizes[l] * sizes[l + 1];
            }
            return sum;
        }

        private static OptionalDouble ratio(OptionalDouble dividend, OptionalDouble divisor) {
            return dividend.isEmpty() || divisor.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(dividend.getAsDouble() / divisor.getAsDouble());
        }
    }
}
