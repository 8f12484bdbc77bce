package ebscensus.cli;

import ebscensus.cli.terminal.Interrupts;
import ebscensus.core.request.Text;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;

/**
 * The streams, the clock and the interrupts of a command.
 *
 * @param out the unbuffered stream for the result and for nothing else. It is not a PrintStream, because a PrintStream does not
 *     throw I/O errors
 * @param err the stream for progress and errors
 * @param errIsTerminal whether {@code err} can redraw a line
 */
record Console(OutputStream out, PrintStream err, boolean errIsTerminal, InstantSource clock, Interrupts interrupts) {
    /** Prints the result. A broken pipe is ignored, because the reader of the pipe, such as {@code head}, needs no more output. */
    void print(Result result) {
        try {
            var buffer = new BufferedOutputStream(new Unclosed(out));
            result.writeTo(buffer);
            buffer.flush();
        } catch (UncheckedIOException e) {
            failed(Objects.requireNonNullElseGet(e.getCause(), () -> new IOException(e)));
        } catch (IOException e) {
            failed(e);
        }
    }

    private static void failed(IOException e) {
        if (!Errors.reason(e).contains("Broken pipe")) {
            throw new CannotRun(
                    "cannot write to standard output (" + Errors.reason(e) + "); free some space and run it again", e);
        }
    }

    /** Passes all output on but does not close standard output, because other output may follow the result. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** Prints one line on standard error. */
    void warn(String line) {
        err.println("census: " + Text.printable(line));
    }

    void print(byte[] result) {
        print(Result.of(result));
    }

    void print(String line) {
        print((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
