package ebscensus.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for 127.0.0.1 and its key, made anew by the JDK's keytool. Its files are in the folder that it was given.
 *
 * @param key the store of the certificate and its key
 * @param trust the certificate in the midst of all authorities that the JDK trusts: as many as are read for AWS
 * @param pem the certificate alone
 */
record Certificate(Path key, Path trust, Path pem) {
    /** Of files that live as long as one benchmark. */
    private static final String PASSWORD = "changeit";

    private static final String ALIAS = "benchmark";

    /** Written into an empty folder. RSA, as the certificates of AWS's endpoints are. */
    static Certificate make(Path folder) throws IOException, InterruptedException {
        var made =
                new Certificate(folder.resolve("key.p12"), folder.resolve("trust"), folder.resolve("certificate.pem"));
        keytool(
                made.key,
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1");
        keytool(made.key, "-exportcert", "-rfc", "-file", made.pem.toString());
        Files.copy(Path.of(System.getProperty("java.home"), "lib", "security", "cacerts"), made.trust);
        keytool(made.trust, "-importcert", "-noprompt", "-file", made.pem.toString());
        return made;
    }

    /** For a server that has it. */
    SSLContext serverContext() throws IOException {
        try (InputStream in = Files.newInputStream(key)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has a JVM trust it. */
    String jvmOption() {
        return "-Djavax.net.ssl.trustStore=" + trust;
    }

    private static void keytool(Path store, String command, String... options)
            throws IOException, InterruptedException {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        words.addAll(List.of(command, "-alias", ALIAS, "-keystore", store.toString(), "-storepass", PASSWORD));
        words.addAll(List.of(options));
        Child.run(words);
    }
}
