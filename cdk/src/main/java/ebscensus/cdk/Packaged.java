package ebscensus.cdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reads text files that are in the same jar as a class. */
final class Packaged {
    private Packaged() {}

    /** @param path relative to the class, or absolute with a slash at the start */
    static String text(Class<?> owner, String path) {
        try (var file = Objects.requireNonNull(owner.getResourceAsStream(path), path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
