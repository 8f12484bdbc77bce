package ebscensus.cli;

import ebscensus.core.request.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * The streams, the clock and the interrupts of a command.
 *
 * @param out only for the result, unbuffered; unlike a PrintStream it reports errors
 * @param err for progress and errors
 * @param errIsTerminal whether {@code err} can redraw a line
 */
record Console(OutputStream out, PrintStream err, boolean errIsTerminal, InstantSource clock, Interrupts interrupts) {
    /** Ignores a broken pipe: the reader, such as {@code head}, has seen enough. */
    void print(byte[] result) {
        try {
            out.write(result);
        } catch (IOException e) {
            if (!Errors.reason(e).contains("Broken pipe")) {
                throw new CannotRun(
                        "cannot write to standard output (" + Errors.reason(e) + "); free some space and run it again",
                        e);
            }
        }
    }

    /** Prints one line on standard error. */
    void warn(String line) {
        err.println("census: " + Text.printable(line));
    }

    void print(String line) {
        print((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
