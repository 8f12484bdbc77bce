package ebscensus.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Which of an exception's causes says why there is no answer. */
class NetworkFailureTest {
    @Test
    void what_a_source_of_credentials_or_a_proxy_says_is_kept_whole() {
        assertThat(NetworkFailure.of(new NoCredentials("profile a: run it", new ConnectException("refused"))))
                .isEqualTo(new NetworkFailure("NoCredentials", "profile a: run it", false));
        assertThat(of(new ProxyException("proxy p:1 does not accept connections", new ConnectException())))
                .isEqualTo(new NetworkFailure("ProxyUnreached", "proxy p:1 does not accept connections", true));
        assertThat(of(new ProxyRefused("proxy p:1 has answered with a page (HTTP 403)")))
                .isEqualTo(new NetworkFailure("ProxyRefused", "proxy p:1 has answered with a page (HTTP 403)", false));
    }

    @Test
    void a_certificate_is_of_an_unknown_authority_or_out_of_date_or_of_another_host() {
        assertThat(codes(
                        new CertificateException(new CertPathBuilderException()),
                        new CertificateException(new CertPathValidatorException(new CertificateExpiredException())),
                        new CertificateException("No subject alternative DNS name matching ec2.example found"),
                        new SSLPeerUnverifiedException("Certificate for <ec2.example> does not match")))
                .containsExactly(
                        "UntrustedCertificate", "CertificateOutOfDate", "WrongCertificate", "WrongCertificate");
    }

    @Test
    void an_attempt_that_timed_out_is_not_told_by_what_broke_it_off() {
        var broken = new ConnectException("closed");
        broken.initCause(new SocketTimeoutException());

        assertThat(of(broken).code()).isEqualTo("TimedOut");
    }

    private static List<String> codes(Exception... causes) {
        return Stream.of(causes)
                .map(cause -> new SSLHandshakeException("handshake", cause))
                .map(cause -> of(cause).code())
                .toList();
    }

    private static NetworkFailure of(Exception cause) {
        return NetworkFailure.of(SdkClientException.create("Unable to execute HTTP request", cause));
    }
}
