package ebscensus.aws;

import ebscensus.core.request.Text;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.xml.stream.XMLStreamException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import tools.jackson.core.JacksonException;

/**
 * The reason why a request got no usable response.
 *
 * @param code our own name for the reason, such as {@code TimedOut}
 * @param message what happened, worded to follow the host's name and a colon
 * @param mayPass whether a retry may succeed after some seconds
 */
record NetworkFailure(String code, String message, boolean mayPass) {
    /** The code for a response that came from a proxy instead of the host. */
    static final String PROXY_REFUSED = "ProxyRefused";

    private static final int LONGEST_MESSAGE = 1_000;

    /**
     * The failure to report if an exception or one of its causes is of the given class. The first match in
     * {@link NetworkFailure#KINDS} applies.
     */
    private record Kind(Class<? extends Throwable> cause, NetworkFailure failure) {}

    private static final NetworkFailure TIMED_OUT = new NetworkFailure("TimedOut", "it did not answer in time", true);
    static final NetworkFailure UNTRUSTED = new NetworkFailure(
            "UntrustedCertificate", "this machine does not trust the authority that signed its TLS certificate", false);
    private static final NetworkFailure OUT_OF_DATE = new NetworkFailure(
            "CertificateOutOfDate",
            "its TLS certificate has expired or is not yet valid, according to the clock of this machine",
            false);
    private static final NetworkFailure OF_ANOTHER =
            new NetworkFailure("WrongCertificate", "its TLS certificate is not valid for this host name", false);
    private static final NetworkFailure UNREADABLE =
            new NetworkFailure("UnreadableAnswer", "its response is not in AWS's XML or JSON format", true);

    /**
     * The order matters: an attempt that times out is interrupted, so the causes of its exception also match kinds that come
     * later.
     */
    private static final List<Kind> KINDS = List.of(
            new Kind(ApiCallAttemptTimeoutException.class, TIMED_OUT),
            new Kind(ApiCallTimeoutException.class, TIMED_OUT),
            new Kind(SocketTimeoutException.class, TIMED_OUT),
            new Kind(
                    UnknownHostException.class,
                    new NetworkFailure("UnknownHost", "this machine cannot resolve the host name", true)),
            new Kind(CertificateExpiredException.class, OUT_OF_DATE),
            new Kind(CertificateNotYetValidException.class, OUT_OF_DATE),
            new Kind(CertPathBuilderException.class, UNTRUSTED),
            new Kind(CertificateException.class, OF_ANOTHER),
            new Kind(SSLPeerUnverifiedException.class, OF_ANOTHER),
            new Kind(
                    SSLException.class,
                    new NetworkFailure("TlsFailed", "the TLS connection could not be established", true)),
            new Kind(XMLStreamException.class, UNREADABLE),
            new Kind(JacksonException.class, UNREADABLE),
            new Kind(ConnectException.class, new NetworkFailure("ConnectionRefused", "it refuses connections", true)),
            new Kind(
                    NoRouteToHostException.class,
                    new NetworkFailure("NoRoute", "there is no network route to it", true)));

    /**
     * The package of the SDK's own copy of Jackson. Its exceptions are I/O errors, so only the package distinguishes them from
     * lost connections.
     */
    private static final String JACKSON = "software.amazon.awssdk.thirdparty.jackson";

    /**
     * Matches what is removed from messages of the JDK and the SDK: Java names, and notes of the SDK such as
     * {@code (SDK Attempt Count: 1)}.
     */
    private static final Pattern JAVA_NAMES =
            Pattern.compile("\\b(?:[a-z]\\w*\\.)+[A-Z]\\w*(?::\\s*|\\b)|\\b\\w*Exception\\b:?\\s*|\\s*\\(SDK [^)]*\\)");

    static NetworkFailure of(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        Asked.causes(failure).forEach(causes::add);
        var told = causes.stream().flatMap(NetworkFailure::told).findFirst();
        if (told.isPresent()) {
            return told.get();
        }
        for (Kind kind : KINDS) {
            if (causes.stream().anyMatch(kind.cause()::isInstance)) {
                return kind.failure();
            }
        }
        if (causes.stream().anyMatch(cause -> cause.getClass().getName().startsWith(JACKSON))) {
            return UNREADABLE;
        }
        boolean isBroken = causes.stream().anyMatch(IOException.class::isInstance);
        return new NetworkFailure(isBroken ? "ConnectionLost" : "NoAnswer", innermost(causes), true);
    }

    /**
     * The failure to report if the cause is one of our own exceptions, whose messages are used unchanged; empty for any other
     * cause.
     */
    private static Stream<NetworkFailure> told(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return switch (cause) {
            case NoCredentials _ -> Stream.of(new NetworkFailure("NoCredentials", message, false));
            case ProxyRefused _ -> Stream.of(new NetworkFailure(PROXY_REFUSED, message, false));
            case ProxyException _ -> Stream.of(new NetworkFailure("ProxyUnreached", message, true));
            default -> Stream.empty();
        };
    }

    /** The message of the innermost cause that has one, because that cause is the most specific. */
    private static String innermost(List<Throwable> causes) {
        for (Throwable cause : causes.reversed()) {
            String message = cause.getMessage() == null
                    ? ""
                    : JAVA_NAMES.matcher(cause.getMessage()).replaceAll("").strip();
            if (!message.isEmpty() && !message.equals("null")) {
                return Text.shortened(message, LONGEST_MESSAGE);
            }
        }
        return "it did not answer";
    }
}
