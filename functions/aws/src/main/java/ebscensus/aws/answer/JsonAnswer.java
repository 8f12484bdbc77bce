package ebscensus.aws.answer;

import ebscensus.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.HttpExecuteResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the whole response of a service that uses the protocol AWS JSON 1.1, such as the price list. */
public final class JsonAnswer {
    /**
     * The maximum size of a response in bytes. Our own choice: the largest normal response, a page of 100 products, has about
     * 300 KB.
     */
    public static final int LONGEST = 16 << 20;

    private static final int BUFFER = 1 << 16;

    private JsonAnswer() {}

    /**
     * @param time the time limit for the whole body, so that an endpoint that sends a byte now and then does not delay a census
     * @throws AwsServiceException if the service refused the request
     * @throws IOException if the response is empty, breaks off, takes too long or is not JSON
     */
    public static JsonNode of(HttpExecuteResponse response, Duration time) throws IOException {
        var head = response.httpResponse();
        byte[] body = response.responseBody().isPresent()
                ? read(response.responseBody().get(), time)
                : new byte[0];
        if (!head.isSuccessful()) {
            throw refusal(
                    head.statusCode(),
                    head.firstMatchingHeader("x-amzn-RequestId").orElse(null),
                    body);
        }
        if (body.length == 0) {
            throw new IOException("the answer has no body");
        }
        try {
            return Json.readTree(body);
        } catch (JacksonException e) {
            throw new IOException("the answer is not JSON", e);
        }
    }

    /** The text of the field called {@code name}; empty if there is no such field or its value is not a string. */
    public static String text(@Nullable JsonNode object, String name) {
        var value = object == null ? null : object.get(name);
        return value == null || !value.isString() ? "" : value.stringValue();
    }

    private static byte[] read(InputStream stream, Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        var whole = new ByteArrayOutputStream();
        try (stream) {
            byte[] buffer = new byte[BUFFER];
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                whole.write(buffer, 0, read);
                if (whole.size() > LONGEST) {
                    throw SdkClientException.create("the answer is longer than " + LONGEST + " bytes");
                }
                if (System.nanoTime() - end > 0) {
                    throw new SocketTimeoutException("the answer has not ended in time");
                }
            }
        }
        return whole.toByteArray();
    }

    /**
     * An exception with the code and the message of an error such as
     * <code>{"__type":"com.amazonaws.pricing#ThrottlingException","message":"…"}</code>. If the body is not an error in this
     * form, for example because a proxy sent an HTML page, the exception has no code and no message.
     */
    private static AwsServiceException refusal(int status, @Nullable String requestId, byte[] body) {
        JsonNode error;
        try {
            error = Json.readTree(body);
        } catch (JacksonException _) {
            error = null;
        }
        String code = text(error, "__type").replaceFirst("^.*#", "");
        String message = text(error, "message");
        return AwsServiceException.builder()
                .statusCode(status)
                .requestId(requestId)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code.isBlank() ? null : code)
                        .errorMessage(message.isEmpty() ? text(error, "Message") : message)
                        .build())
                .build();
    }
}
