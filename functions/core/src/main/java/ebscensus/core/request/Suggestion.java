package ebscensus.core.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known name that a user probably meant by an unknown one. */
public final class Suggestion {
    private static final int CHARACTERS_PER_MISTAKE = 3;
    private static final int SHORTEST_BEGINNING = 3;

    private Suggestion() {}

    /**
     * The known name that is most similar to the given text, that is, the name that differs from it by the fewest changes. A
     * change inserts, deletes or replaces a character, or swaps two neighbouring ones. If several names need equally few
     * changes, the first of them is returned. A name counts as similar if it needs at most one change, or at most one change
     * for every three characters of the text. If the text has at least three characters, a name that begins with the text also
     * counts as similar. The result is empty if no name is similar, because a wrong guess is worse than none.
     */
    public static Optional<String> similar(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> isSimilar(name, candidate))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /** The end of a message, such as {@code ; did you mean "regions"?}, with the most similar name; empty if no name is similar. */
    public static String question(String name, Collection<String> known) {
        return similar(name, known)
                .map(meant -> "; did you mean \"" + meant + "\"?")
                .orElse("");
    }

    private static boolean isSimilar(String name, String candidate) {
        return distance(name, candidate) <= Math.max(1, name.length() / CHARACTERS_PER_MISTAKE)
                || (name.length() >= SHORTEST_BEGINNING && candidate.startsWith(name));
    }

    private static int distance(String from, String to) {
        int[][] distances = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                distances[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : distance(distances, from, i, to, j);
            }
        }
        return distances[from.length()][to.length()];
    }

    /**
     * The distance between the first {@code i} characters of one text and the first {@code j} of the other, computed from the
     * distances between shorter prefixes.
     */
    private static int distance(int[][] distances, String from, int i, String to, int j) {
        int same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(distances[i - 1][j - 1] + same, Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
        boolean areSwapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return areSwapped ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
    }
}
