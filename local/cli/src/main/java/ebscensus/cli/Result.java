package ebscensus.cli;

import java.io.IOException;
import java.io.OutputStream;

/** The output of a command, which can be written several times, part by part. */
@FunctionalInterface
interface Result {
    void writeTo(OutputStream out) throws IOException;

    static Result of(byte[] bytes) {
        return out -> out.write(bytes);
    }
}
