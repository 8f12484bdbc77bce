package ebscensus.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody probably meant who wrote a name we do not know. */
public final class Suggestion {
    private static final int CHARACTERS_PER_MISTAKE = 3;
    private static final int SHORTEST_BEGINNING = 3;

    private Suggestion() {}

    /**
     * The known name that begins with what is written, or takes the fewest insertions, deletions and replacements to reach, one for
     * every three characters at most; the first of equals. Empty where none is similar: a wrong guess is worse than none.
     */
    public static Optional<String> similar(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> isSimilar(name, candidate))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /** The end of a sentence that asks for it in double quotes, such as {@code ; did you mean "regions"?}; or nothing. */
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
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
