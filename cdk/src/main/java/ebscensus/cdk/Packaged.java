package ebscensus.cdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Text files that are packaged with classes. */
final class Packaged {
    private Packaged() {}

    /** @param path beside the class, or from a slash on */
    static String text(Class<?> owner, String path) {
        try (var file = Objects.requireNonNull(owner.getResourceAsStream(path), path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
