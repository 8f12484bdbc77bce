package ebscensus.cli;

import java.io.IOException;
import java.io.OutputStream;

/** The output of a command. It is written part by part, so it need not fit in memory. It can be written more than once. */
@FunctionalInterface
interface Result {
    void writeTo(OutputStream out) throws IOException;

    static Result of(byte[] bytes) {
        return out -> out.write(bytes);
    }
}
