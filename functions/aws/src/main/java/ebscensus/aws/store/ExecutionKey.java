package ebscensus.aws.store;

import java.nio.charset.StandardCharsets;

/**
 * Turns the name of an execution into a part of an S3 key. Step Functions allows names of 1 to 80 characters, including dots,
 * quotes, every script, and names such as {@code ..}. Source:
 * docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html, 2026-11.
 */
final class ExecutionKey {
    /**
     * A name of 80 UTF-16 code units becomes at most 720 characters, because a code unit takes at most three bytes in UTF-8,
     * and each byte becomes at most three characters. S3 allows 1,024 bytes in a key.
     */
    static final String PATTERN = "[A-Za-z0-9_!-][A-Za-z0-9._!-]{0,719}";

    private ExecutionKey() {}

    /**
     * The key part for the name. ASCII letters, digits, {@code -}, {@code _} and dots stay as they are, except a dot at the
     * start. Every other byte of the name in UTF-8 becomes {@code !} and two hexadecimal digits.
     */
    static String of(String execution) {
        var key = new StringBuilder();
        for (byte unit : execution.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain((char) unit) || (unit == '.' && !key.isEmpty())) {
                key.append((char) unit);
            } else {
                key.append("!%02X".formatted(unit));
            }
        }
        return key.toString();
    }

    private static boolean isPlain(char unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || (unit >= '0' && unit <= '9')
                || unit == '-'
                || unit == '_';
    }
}
