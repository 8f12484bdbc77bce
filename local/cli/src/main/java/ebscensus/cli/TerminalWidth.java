package ebscensus.cli;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/**
 * How many columns the terminal behind standard error has. Java cannot tell, so `stty` is asked: when somebody wants to know, and
 * again when the terminal has signalled another size. Thread-safe.
 */
final class TerminalWidth implements IntSupplier, AutoCloseable {
    /** Where nobody can tell. */
    static final int USUAL = 80;

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

    /** @param size as `stty size` prints it: rows and columns */
    static int columns(String size) {
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
