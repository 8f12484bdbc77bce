package ebscensus.configuration;

import ebscensus.aws.AwsAccessException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.http.TlsTrustManagersProvider;

/** Reads the certificates to trust from a file. They replace the certificates that Java trusts. */
final class CaBundle {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

    private final String source;
    private final Path file;

    /** @param source the setting that names the file, as messages name it */
    CaBundle(String source, Path file) {
        this.source = source;
        this.file = file;
    }

    /** @throws AwsAccessException if the file cannot be read or contains no certificate */
    TlsTrustManagersProvider trusted() {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (var certificate : certificates()) {
                store.setCertificateEntry("authority " + store.size(), certificate);
            }
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory::getTrustManagers;
        } catch (IOException e) {
            throw unusable("cannot be read: " + Reasons.of(file, e), e);
        } catch (GeneralSecurityException e) {
            throw unusable("is damaged: a certificate in it cannot be read", e);
        }
    }

    private List<Certificate> certificates() throws IOException, CertificateException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        var factory = CertificateFactory.getInstance("X.509");
        var certificates = new ArrayList<Certificate>();
        for (String block :
                CERTIFICATE.matcher(text).results().map(MatchResult::group).toList()) {
            certificates.add(
                    factory.generateCertificate(new ByteArrayInputStream(block.getBytes(StandardCharsets.US_ASCII))));
        }
        if (certificates.isEmpty()) {
            throw new AwsAccessException(named() + " contains no certificate in PEM form");
        }
        return certificates;
    }

    private AwsAccessException unusable(String why, Exception cause) {
        return new AwsAccessException(named() + " " + why, cause);
    }

    private String named() {
        return "the file of certificates " + file + ", which " + source + " names,";
    }
}
