package ebscensus.report;

import java.util.ArrayList;
import java.util.List;

/** Measures the width of text in columns of a terminal, and cuts, pads or wraps the text to a given width. */
public final class Cells {
    private static final String ELLIPSIS = "…";

    private Cells() {}

    /** The number of columns that the text occupies. A combining mark occupies none, and a wide character two. */
    public static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    /** The text if it fits; otherwise the longest beginning of the text that fits with an ellipsis after it. */
    public static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        return start(text, width - 1) + ELLIPSIS;
    }

    /** Cuts the text or pads it on the right to exactly this width. */
    public static String left(String text, int width) {
        String cut = cut(text, width);
        return cut + " ".repeat(width - width(cut));
    }

    /**
     * Pads the text on the left to at least this width. A longer text is not cut, because a part of a number would be a wrong
     * number.
     */
    public static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /** Breaks the text into lines of at most this width. A word is broken only if it is longer than a line. */
    public static List<String> wrap(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && width(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (width(line.toString()) > width) {
                String start = start(line.toString(), width);
                lines.add(start);
                line.delete(0, start.length());
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** The longest beginning of the text that has at most this width. */
    private static String start(String text, int width) {
        var start = new StringBuilder();
        int left = width;
        for (int codePoint : text.codePoints().toArray()) {
            left -= width(codePoint);
            if (left < 0) {
                break;
            }
            start.appendCodePoint(codePoint);
        }
        return start.toString();
    }

    private static int width(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /** Whether the character is wide or fullwidth, roughly as UAX #11 defines it. Source: unicode.org/reports/tr11, 2026-11. */
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x20000 && c <= 0x3FFFD)
                || Character.isEmojiPresentation(c);
    }
}
