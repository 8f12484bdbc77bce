package ebscensus.simulator.fleet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The values of one filter. A text matches if it equals one of the values; case matters. In a value, {@code *} matches any
 * number of characters, {@code ?} matches one character, and a backslash escapes the next character. Source: EC2 user guide,
 * Filter your Amazon EC2 resources, read 2026-11.
 */
final class Pattern {
    private final Set<String> exact = new LinkedHashSet<>();
    private final List<String> wild = new ArrayList<>();

    Pattern(List<String> values) {
        for (String value : values) {
            if (value.contains("*") || value.contains("?") || value.contains("\\")) {
                wild.add(value);
            } else {
                exact.add(value);
            }
        }
    }

    boolean matches(String text) {
        return exact.contains(text) || wild.stream().anyMatch(pattern -> matches(pattern, text));
    }

    Optional<List<String>> exactly() {
        return wild.isEmpty() ? Optional.of(List.copyOf(exact)) : Optional.empty();
    }

    /** Backtracks only to the last star, so the time is bounded by the length of the pattern times the length of the text. */
    private static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int afterStar = -1;
        int starText = 0;
        while (t < text.length()) {
            char wanted = p < pattern.length() ? pattern.charAt(p) : 0;
            boolean escaped = wanted == '\\' && p + 1 < pattern.length();
            if (p < pattern.length() && !escaped && wanted == '*') {
                afterStar = ++p;
                starText = t;
            } else if (p < pattern.length()
                    && (escaped
                            ? pattern.charAt(p + 1) == text.charAt(t)
                            : wanted == '?' || wanted == text.charAt(t))) {
                p += escaped ? 2 : 1;
                t++;
            } else if (afterStar >= 0) {
                p = afterStar;
                t = ++starText;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
