package ebscensus.configuration;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Asks at the terminal that started this process, even if standard input and output are redirected. */
public final class ControllingTerminal implements Prompt {
    private static final Path TERMINAL = Path.of("/dev/tty");

    @Override
    public @Nullable String ask(String question) {
        try (var in = Files.newBufferedReader(TERMINAL, Charset.defaultCharset())) {
            Files.writeString(TERMINAL, question);
            return in.readLine();
        } catch (IOException _) {
            // This process has no terminal.
            return null;
        }
    }
}
