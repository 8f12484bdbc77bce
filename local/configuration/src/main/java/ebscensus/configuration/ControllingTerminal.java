package ebscensus.configuration;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The terminal that this process was started from, even where its input and its output go elsewhere. */
public final class ControllingTerminal implements Prompt {
    private static final Path TERMINAL = Path.of("/dev/tty");

    @Override
    public @Nullable String ask(String question) {
        try (var in = Files.newBufferedReader(TERMINAL, Charset.defaultCharset())) {
            Files.writeString(TERMINAL, question);
            return in.readLine();
        } catch (IOException _) {
            // There is none.
            return null;
        }
    }
}
