package ebscensus.cli;

import ebscensus.core.request.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * What surrounds a command.
 *
 * @param out for the result alone, unbuffered; unlike a PrintStream it tells when it cannot be written to
 * @param err for progress and errors
 * @param errIsTerminal whether {@code err} can show one line that changes
 */
record Console(OutputStream out, PrintStream err, boolean errIsTerminal, InstantSource clock, Interrupts interrupts) {
    /** A reader that has seen enough, such as {@code head}, is no failure. */
    void print(byte[] result) {
        try {
            out.write(result);
        } catch (IOException e) {
            if (!Errors.reason(e).contains("Broken pipe")) {
                throw new CannotRun("cannot write to standard output (" + Errors.reason(e) + "); make room for it", e);
            }
        }
    }

    /** What the result does not say, in one line on standard error. */
    void warn(String line) {
        err.println("census: " + Text.printable(line));
    }

    void print(String line) {
        print((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
