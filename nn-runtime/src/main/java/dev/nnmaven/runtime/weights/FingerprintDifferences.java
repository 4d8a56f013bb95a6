package dev.nnmaven.runtime.weights;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes two fingerprints apart, as generated networks have them, {@code 784-200(sigmoid)-10(sigmoid, no bias),
 * squared_error, gradient}, to say which part differs.
 */
final class FingerprintDifferences {
    private FingerprintDifferences() {}

    /** Adds a line for each part that differs, or one for the whole if they are built differently. */
    static void add(String expected, String found, List<String> lines) {
        List<String> expectedParts = split(expected, ',');
        List<String> foundParts = split(found, ',');
        if (expectedParts.size() != 3 || foundParts.size() != 3) {
            lines.add("declaration: expected " + expected + ", found " + found);
            return;
        }
        addLayers(split(expectedParts.get(0), '-'), split(foundParts.get(0), '-'), lines);
        add("loss", expectedParts.get(1), foundParts.get(1), lines);
        add("error rule", expectedParts.get(2), foundParts.get(2), lines);
    }

    private static void addLayers(List<String> expected, List<String> found, List<String> lines) {
        add("inputs", expected.get(0), found.get(0), lines);
        for (int i = 1; i < Math.max(expected.size(), found.size()); i++) {
            add("layers[" + (i - 1) + "]", at(expected, i), at(found, i), lines);
        }
    }

    private static void add(String what, String expected, String found, List<String> lines) {
        if (!expected.equals(found)) {
            lines.add(what + ": expected " + expected + ", found " + found);
        }
    }

    private static String at(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "none";
    }

    /** Splits at a character outside of parentheses. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == separator && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }
}
