package ebscensus.report.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A resource file that is part of every page.
 *
 * @param text the content of the file, which is written unchanged into the page
 * @param source the SHA-256 hash of the file, in the form of a source in a Content-Security-Policy
 */
record Asset(String text, String source) {
    static final Asset STYLE = read("page.css");
    static final Asset SCRIPT = read("page.js");

    private static Asset read(String name) {
        try (var file = Asset.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the resource " + name + " of the page is missing: build again");
            }
            byte[] bytes = file.readAllBytes();
            return new Asset(new String(bytes, StandardCharsets.UTF_8), "'sha256-" + hash(bytes) + "'");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
