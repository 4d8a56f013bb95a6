package dev.nnmaven.runtime.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The rules for samples, once for both precisions. */
final class SampleShape {
    private final int[] labels;

    SampleShape(int inputs, int targets, int[] labels) {
        this.labels = labels;
        if (inputs == 0) {
            throw new IllegalArgumentException("found no samples, expected at least one");
        }
        if (targets != inputs) {
            throw new IllegalArgumentException(
                    "found " + targets + " target vectors, expected " + inputs + ", one for each input vector");
        }
        if (labels != null && labels.length != inputs) {
            throw new IllegalArgumentException(
                    "found " + labels.length + " labels, expected " + inputs + ", one for each input vector");
        }
    }

    /** Says which sample has no vector at all. */
    static void requireVectors(int index, Object inputs, Object targets) {
        if (inputs == null || targets == null) {
            throw new IllegalArgumentException("sample " + index + ": found null for its "
                    + (inputs == null ? "inputs" : "targets") + ", expected a vector");
        }
    }

    /** Checks one sample against the first one's lengths. */
    void requireLengths(int index, int inputs, int firstInputs, int targets, int firstTargets) {
        requireLength(index, "inputs", inputs, firstInputs);
        requireLength(index, "targets", targets, firstTargets);
        if (labels != null && (labels[index] < 0 || labels[index] >= targets)) {
            throw new IllegalArgumentException("sample " + index + ": found the label " + labels[index]
                    + ", expected 0 to " + (targets - 1) + ", a place in the target vector"
                    + startHint(Arrays.stream(labels).min().getAsInt(), labels[index], targets));
        }
    }

    /** What to add to a message about a label, if it is the number of classes and none is 0. */
    static String startHint(int least, double label, int classes) {
        return least >= 1 && label == classes ? "; do labels start at 1? Then subtract 1 from each" : "";
    }

    static void requireNames(List<String> features, int inputs, List<String> outputs, int targets) {
        requireCount("features", features, inputs, "the inputs");
        if (!(targets == 1 && outputs.size() == 2)) {
            requireCount("outputs", outputs, targets, "the targets");
        }
    }

    private static void requireCount(String what, List<String> names, int expected, String as) {
        if (!names.isEmpty() && names.size() != expected) {
            throw new IllegalArgumentException(
                    what + ": found " + names.size() + " names, expected " + expected + ", as many as " + as);
        }
    }

    static void requireRange(int from, int to, int size) {
        Objects.checkFromToIndex(from, to, size);
        if (from == to) {
            throw new IllegalArgumentException("found no samples from " + from + " to " + to);
        }
    }

    private static void requireLength(int index, String what, int found, int expected) {
        if (found == 0) {
            throw new IllegalArgumentException("sample " + index + ": found no " + what + ", expected at least one");
        }
        if (found != expected) {
            throw new IllegalArgumentException(
                    "sample " + index + ": found " + found + " " + what + ", expected " + expected + " as in sample 0");
        }
    }
}
