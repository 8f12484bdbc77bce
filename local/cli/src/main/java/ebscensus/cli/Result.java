package ebscensus.cli;

import java.io.IOException;
import java.io.OutputStream;

/** What a command writes, part by part, as often as it is asked to. */
@FunctionalInterface
interface Result {
    void writeTo(OutputStream out) throws IOException;

    static Result of(byte[] bytes) {
        return out -> out.write(bytes);
    }
}
