package dev.nnmaven.runtime.contract;

import dev.nnmaven.runtime.internal.Texts;
import java.util.List;

/** Finds the words for two lists of names, or two numbers of them, that differ. */
final class NameDifferences {
    /** Lists of up to so many characters are shown whole: one sees at once what moved where. */
    private static final int SHORT = 60;

    /** Of long lists, this many places are shown. */
    private static final int MOST_PLACES = 5;

    private static final int LONGEST_NAME = 200;

    private NameDifferences() {}

    /** Adds the lines, none if the lists are equal or one is empty. */
    static void add(String what, List<String> expected, List<String> found, List<String> lines) {
        if (expected.isEmpty() || found.isEmpty() || expected.equals(found)) {
            return;
        }
        int places = Math.max(expected.size(), found.size());
        int differing = 0;
        for (int i = 0; i < places; i++) {
            differing += same(expected, found, i) ? 0 : 1;
        }
        String all = shown(expected);
        String allFound = shown(found);
        if (Math.max(all.length(), allFound.length()) <= SHORT && (differing > 1 || expected.size() != found.size())) {
            lines.add(what + ": expected " + all + "; found " + allFound);
            return;
        }
        int shown = 0;
        for (int i = 0; i < places && shown < MOST_PLACES; i++) {
            if (!same(expected, found, i)) {
                lines.add(what + "[" + i + "]: expected " + at(expected, i) + ", found " + at(found, i));
                shown++;
            }
        }
        if (differing > shown) {
            lines.add(what + ": " + (differing - shown) + " more places differ of " + expected.size() + " expected and "
                    + found.size() + " found");
        }
    }

    /** Adds a line if there are some, but not as many as expected. */
    static void size(String what, int expected, int found, String unit, List<String> lines) {
        if (found != 0 && found != expected) {
            lines.add(what + ": expected " + expected + " " + unit + ", found " + found);
        }
    }

    private static boolean same(List<String> expected, List<String> found, int place) {
        return place < expected.size()
                && place < found.size()
                && expected.get(place).equals(found.get(place));
    }

    private static String at(List<String> names, int place) {
        return place < names.size() ? Texts.shortened(names.get(place), LONGEST_NAME) : "none";
    }

    private static String shown(List<String> names) {
        return String.join(
                ", ",
                names.stream().map(name -> Texts.shortened(name, LONGEST_NAME)).toList());
    }
}
