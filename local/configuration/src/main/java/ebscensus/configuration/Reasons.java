package ebscensus.configuration;

import ebscensus.aws.ServiceFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in words why a file cannot be read, or why a service gives no credentials. */
final class Reasons {
    private Reasons() {}

    static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "permission denied";
            default -> e.getMessage() == null ? "reading failed" : e.getMessage();
        };
    }

    /** Like {@link #of(IOException)}, but recognizes a folder. */
    static String of(Path file, IOException e) {
        return Files.isDirectory(file) ? "it is a folder" : of(e);
    }

    /** @param check what the user should check if the service refused the request */
    static String of(SdkException e, String check) {
        var kind = ServiceFailure.kind(e);
        return ServiceFailure.words(e) + "; "
                + (kind == ServiceFailure.Kind.REFUSED ? check : ServiceFailure.advice(kind));
    }
}
