package ebscensus.configuration;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file cannot be read, in words. */
final class Reasons {
    private Reasons() {}

    static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "permission denied";
            default -> e.getMessage() == null ? "reading failed" : e.getMessage();
        };
    }

    /** As {@link #of(IOException)}, for a file whose name may be that of a folder. */
    static String of(Path file, IOException e) {
        return Files.isDirectory(file) ? "it is a folder" : of(e);
    }
}
