package ebscensus.configuration;

import java.util.ArrayList;
import java.util.List;

/** Splits a line into words as the AWS CLI does, by the POSIX shell's rules for blanks, quotes and backslashes. */
final class Words {
    private static final char NONE = 0;

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private char quote = NONE;
    private int at;

    private Words(String line) {
        this.line = line;
    }

    /** @throws IllegalArgumentException if a quote is not closed, or the last character is a backslash */
    static List<String> of(String line) {
        return new Words(line).split();
    }

    private List<String> split() {
        for (at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quote == NONE) {
                plain(c);
            } else {
                quoted(c);
            }
        }
        if (quote != NONE) {
            throw new IllegalArgumentException("a quotation is not closed");
        }
        end();
        return List.copyOf(words);
    }

    private void plain(char c) {
        if (Character.isWhitespace(c)) {
            end();
            return;
        }
        inWord = true;
        if (c == '\'' || c == '"') {
            quote = c;
        } else {
            word.append(c == '\\' ? escaped() : c);
        }
    }

    private void quoted(char c) {
        if (c == quote) {
            quote = NONE;
        } else if (c == '\\' && quote == '"' && at + 1 < line.length() && "\\\"".indexOf(line.charAt(at + 1)) >= 0) {
            word.append(escaped());
        } else {
            word.append(c);
        }
    }

    private char escaped() {
        at++;
        if (at == line.length()) {
            throw new IllegalArgumentException("nothing follows the last backslash");
        }
        return line.charAt(at);
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
