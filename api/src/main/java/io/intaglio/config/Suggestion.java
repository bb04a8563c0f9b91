package io.intaglio.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Suggests a known word for a mistyped one.
 *
 * @since 0.1
 */
public final class Suggestion {

    private static final int SHORTEST_PREFIX = 3;

    private Suggestion() {}

    /**
     * Returns the question for an error message, {@code "did you mean denoise? "} with its space, or an empty text
     * where no known word is close: at most one mistake in three letters (a missing, extra, wrong or swapped letter),
     * a word cut short or, where there is none of these, the longest with which the word begins.
     *
     * @param typed the word that is not known
     * @param known the words that are
     */
    public static String of(String typed, Collection<String> known) {
        String best = closest(typed, known);
        return best == null ? "" : "did you mean " + best + "? ";
    }

    private static @Nullable String closest(String typed, Collection<String> known) {
        String word = plain(typed);
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            String other = plain(candidate);
            boolean begun = word.length() >= SHORTEST_PREFIX && other.startsWith(word);
            int distance = begun ? 1 : distance(word, other);
            if (distance <= Math.max(1, word.length() / 3) && distance < least && word.length() > 1) {
                best = candidate;
                least = distance;
            }
        }
        return best == null ? longestBegin(word, known) : best;
    }

    private static @Nullable String longestBegin(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> candidate.length() >= SHORTEST_PREFIX && word.startsWith(plain(candidate)))
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The optimal string alignment distance: insertions, deletions, substitutions, and swaps of neighbours. */
    private static int distance(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = i == 0 ? j : j == 0 ? i : step(table, a, b, i, j);
            }
        }
        return table[a.length()][b.length()];
    }

    private static int step(int[][] table, String a, String b, int i, int j) {
        int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(table[i - 1][j - 1] + wrong, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
    }
}
