package ebscensus.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/**
 * The width of the terminal behind standard error, in columns. Java cannot determine the width, so this class runs {@code stty}
 * when the width is first needed, and again after the terminal has been resized. Thread-safe.
 */
public final class TerminalWidth implements IntSupplier, AutoCloseable {
    /** The width that is assumed if the real width cannot be determined. */
    public static final int USUAL = 80;

    private static final Pattern SIZE = Pattern.compile("[0-9]+ ([1-9][0-9]{0,4})\\s*");

    private final AtomicBoolean isKnown = new AtomicBoolean();
    private final Signals.Subscription resized = Signals.subscribe(_ -> isKnown.set(false), "WINCH");
    private volatile int columns = USUAL;

    @Override
    public int getAsInt() {
        if (isKnown.compareAndSet(false, true)) {
            columns = columns(ask());
        }
        return columns;
    }

    @Override
    public void close() {
        resized.close();
    }

    /** @param size the output of {@code stty size}: rows and columns */
    public static int columns(String size) {
        var matcher = SIZE.matcher(size);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : USUAL;
    }

    private static String ask() {
        try {
            var stty = new ProcessBuilder("sh", "-c", "stty size <&2 2> /dev/null")
                    .redirectInput(new File("/dev/null"))
                    .redirectError(Redirect.INHERIT)
                    .start();
            return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException _) {
            return "";
        }
    }
}
