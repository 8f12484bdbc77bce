package ebscensus.core.request;

/** Makes text from outside (tags, names, messages) harmless for terminals and logs. */
public final class Text {
    private Text() {}

    /**
     * Escapes every control, format, surrogate and unassigned character and every line and paragraph separator as
     * {@code \}{@code uXXXX}, so that the text stays on one line and cannot control a terminal.
     */
    public static String printable(String text) {
        return isPlain(text) ? text : escaped(text);
    }

    private static String escaped(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (isHarmless(codePoint)) {
                printable.appendCodePoint(codePoint);
            } else {
                for (char unit : Character.toChars(codePoint)) {
                    printable.append(String.format("\\u%04x", (int) unit));
                }
            }
        });
        return printable.toString();
    }

    /** The printable text in double quotes. A text of more than {@code longest} characters is cut, and its length is appended. */
    public static String quoted(String text, int longest) {
        return cut(text, longest, "\"");
    }

    /** The printable text. A text of more than {@code longest} characters is cut, and its length is appended. */
    public static String shortened(String text, int longest) {
        return cut(text, longest, "");
    }

    private static String cut(String text, int longest, String quote) {
        int characters = text.codePointCount(0, text.length());
        if (characters <= longest) {
            return quote + printable(text) + quote;
        }
        String start = text.substring(0, text.offsetByCodePoints(0, longest));
        return quote + printable(start) + "…" + quote + " (" + characters + " characters)";
    }

    /** Whether it is ASCII without control characters, as almost every line of a report is. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
