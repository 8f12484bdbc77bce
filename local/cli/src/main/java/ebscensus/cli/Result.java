package ebscensus.cli;

import java.io.IOException;
import java.io.OutputStream;

/** The output of a command. It can be written part by part, so that it need not be in memory as a whole, and more than once. */
@FunctionalInterface
interface Result {
    void writeTo(OutputStream out) throws IOException;

    static Result of(byte[] bytes) {
        return out -> out.write(bytes);
    }
}
