package dev.nnmaven.runtime.training.watching;

import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.internal.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** How many samples each class has, against the class with most. */
final class ClassBalance {
    /**
     * With a fifth of another class's samples, the rare one suffers: of two normal classes two standard deviations apart, the
     * best answers find 84 % of one as frequent as the other, and 58 % of one a fifth as frequent.
     */
    private static final int LARGE_RATIO = 5;

    private ClassBalance() {}

    /**
     * @param names of the classes
     * @return null if none is rare, or there are no classes
     */
    static String advice(SampleSet samples, IntFunction<String> names) {
        if (!samples.hasLabels() || samples.targetSize() < 2) {
            return null;
        }
        int[] counts = new int[samples.targetSize()];
        for (int i = 0; i < samples.size(); i++) {
            counts[samples.label(i)]++;
        }
        int most = 0;
        for (int label = 1; label < counts.length; label++) {
            most = counts[label] > counts[most] ? label : most;
        }
        List<String> found = new ArrayList<>(List.of(counts[most] + " samples of " + names.apply(most)));
        List<String> rare = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            if (counts[most] > LARGE_RATIO * (long) Math.max(1, counts[label])) {
                found.add(counts[label] + " of " + names.apply(label));
                (counts[label] == 0 ? missing : rare).add(names.apply(label));
            }
        }
        if (found.size() == 1) {
            return null;
        }
        return "found " + Texts.all(found) + " among the samples trained on: " + ofRare(rare)
                + (rare.isEmpty() || missing.isEmpty() ? "" : "; ") + ofMissing(missing);
    }

    private static String ofRare(List<String> classes) {
        if (classes.isEmpty()) {
            return "";
        }
        boolean one = classes.size() == 1;
        return "the network may learn never to answer " + Texts.anyOf(classes) + "; repeat samples of the rare "
                + (one ? "class" : "classes") + ", and judge by " + (one ? "its" : "their")
                + " recall and F1 or by RocAuc instead of accuracy";
    }

    /** There is nothing to repeat. */
    private static String ofMissing(List<String> classes) {
        if (classes.isEmpty()) {
            return "";
        }
        boolean one = classes.size() == 1;
        return Texts.all(classes) + (one ? " has no sample" : " have no samples") + ", and the network cannot learn "
                + (one ? "it: add samples of this class" : "them: add samples of these classes");
    }
}
