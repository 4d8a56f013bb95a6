package dev.nnmaven.plugin.codegen.read.common;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that a user most likely meant. */
public final class Suggestions {

    private Suggestions() {}

    /** {@code "; did you mean size?"}, or an empty text where nothing is close. */
    public static String didYouMean(String word, Collection<String> choices) {
        return closest(word, choices)
                .map(choice -> "; did you mean " + choice + "?")
                .orElse("");
    }

    /**
     * The choice with the fewest typing errors, if these are at most a third of the word, or one that the word starts
     * with or the other way round. Upper and lower case are the same.
     */
    public static Optional<String> closest(String word, Collection<String> choices) {
        // No attribute or constant is longer, and the table of distances grows with the square.
        if (word.length() > 100) {
            return Optional.empty();
        }
        return choices.stream()
                .filter(choice -> isClose(word, choice))
                .min(Comparator.comparingInt((String choice) -> distance(word, choice))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isClose(String word, String choice) {
        int longer = Math.max(word.length(), choice.length());
        int shorter = Math.min(word.length(), choice.length());
        boolean start = shorter >= 4 && word.regionMatches(true, 0, choice, 0, shorter);
        return start || distance(word, choice) <= (longer + 1) / 3;
    }

    /** Letters to insert, delete, replace or swap with their neighbour. */
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
