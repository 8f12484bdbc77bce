package ebscensus.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into a file beside this class. */
final class Version implements IVersionProvider {
    private static final String FILE = "version.txt";

    @Override
    public String[] getVersion() {
        try (var file = Version.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the build");
            }
            return new String[] {"EBS Census " + new String(file.readAllBytes(), StandardCharsets.UTF_8).strip()};
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
