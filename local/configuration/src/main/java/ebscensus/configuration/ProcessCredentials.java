package ebscensus.configuration;

import ebscensus.aws.NoCredentials;
import ebscensus.core.request.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Gets credentials from the output of the command in {@code credential_process} of a profile. Source of the format:
 * docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html, 2026-11.
 */
record ProcessCredentials(Profile profile, String command) implements Supplier<Lease> {
    static final String KEY = "credential_process";

    /**
     * The longest error text that is shown, in characters. Our own choice, so that the text fills only a few lines of a
     * terminal.
     */
    private static final int LONGEST_ERROR = 300;

    /** The maximum number of bytes of output that are read. Our own choice: credentials have about 2,000 bytes. */
    private static final int LONGEST_OUTPUT = 1 << 20;

    @Override
    public Lease get() {
        Output output = output(start());
        if (output.status() != 0) {
            throw failed("ended with status " + output.status() + said(output.err()));
        }
        return lease(output.out());
    }

    private record Output(int status, String out, String err) {}

    private Process start() {
        try {
            var process = new ProcessBuilder(words()).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new NoCredentials(message("cannot be started: " + Reasons.of(e)), e);
        }
    }

    private List<String> words() {
        try {
            var words = Words.of(command);
            if (words.isEmpty()) {
                throw failed("names no command");
            }
            return words;
        } catch (IllegalArgumentException e) {
            throw new NoCredentials(message("cannot be started: " + e.getMessage()), e);
        }
    }

    private Output output(Process process) {
        var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), Thread::startVirtualThread);
        try {
            String out = text(process.getInputStream());
            return new Output(process.waitFor(), out, err.join());
        } catch (UncheckedIOException | CompletionException e) {
            throw new NoCredentials(message("printed output that cannot be read"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoCredentials(message("was interrupted"), e);
        } finally {
            process.destroy();
        }
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readNBytes(LONGEST_OUTPUT), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Lease lease(String out) {
        var json = JsonObject.parsed(out);
        if (json == null) {
            throw failed("printed something that is not JSON");
        }
        if (!json.number("Version", 1)) {
            throw failed("printed credentials whose Version is not 1");
        }
        String keyId = json.text("AccessKeyId");
        String secret = json.text("SecretAccessKey");
        if (keyId == null || secret == null) {
            throw failed("printed no " + (keyId == null ? "AccessKeyId" : "SecretAccessKey"));
        }
        if (json.text("Expiration") != null && json.time("Expiration") == null) {
            throw failed("printed an Expiration that is not a time");
        }
        return Lease.of(keyId, secret, json.text("SessionToken"), json.time("Expiration"));
    }

    private static String said(String err) {
        String text = err.strip();
        return text.isEmpty() ? " and printed no reason" : ": " + Text.shortened(text, LONGEST_ERROR);
    }

    private NoCredentials failed(String how) {
        return new NoCredentials(message(how));
    }

    private String message(String how) {
        return KEY + " of " + profile + " " + how;
    }
}
