package ebscensus.aws;

import static ebscensus.aws.answer.KeptElements.Text.TEXT;

import ebscensus.aws.answer.AnswerReader;
import ebscensus.aws.answer.KeptElements.Fields;
import ebscensus.aws.answer.KeptElements.ListOf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Tells the budget of a request about each throttled attempt as soon as EC2 has throttled it. The SDK's own metrics come too
 * late for that, because they report the attempts of a call when the call has ended. Every EC2 client needs this interceptor.
 */
final class ThrottleListener implements ExecutionInterceptor {
    /**
     * The number of bytes of an error's body after which no more bytes are kept. Our own choice: EC2's errors have a few
     * hundred bytes.
     */
    private static final int LONGEST_ERROR = 16 << 10;

    /** The root element of an error. Source: docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html, 2026-11. */
    private static final String ERROR = "Response";

    private static final Fields CODES = new Fields(Map.of("Errors", new ListOf(new Fields(Map.of("Code", TEXT)))));

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        var answer = context.httpResponse();
        return answer.isSuccessful()
                ? context.responseBody()
                : context.responseBody().map(body -> new Overheard(body, answer.statusCode(), attributes));
    }

    private static void hear(int status, byte[] error, ExecutionAttributes attributes) {
        if (isForTheRate(status, code(error))
                && attributes
                        .getAttribute(RequestBudget.ATTRIBUTE)
                        .refused(attributes.getAttribute(RequestBudget.PAID))) {
            attributes.getAttribute(CallMeter.ATTRIBUTE).slowedDown();
        }
    }

    /**
     * Whether the error means throttling. The SDK's own rule is used, which covers EC2's RequestLimitExceeded and the
     * corresponding codes of other services.
     */
    private static boolean isForTheRate(int status, @Nullable String code) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build()
                .isThrottlingException();
    }

    /** The code of the error; null if the body contains none, in which case the SDK does not find one either. */
    private static @Nullable String code(byte[] error) {
        try {
            var root = AnswerReader.read(new ByteArrayInputStream(error), ERROR, CODES);
            return root == null || root.list("Errors").isEmpty()
                    ? null
                    : root.list("Errors").getFirst().text("Code");
        } catch (XMLStreamException _) {
            return null;
        }
    }

    /** Passes the body of an error to the SDK unchanged, and examines the body when the SDK has read all of it. */
    private static final class Overheard extends FilterInputStream {
        private final int status;
        private final ExecutionAttributes attributes;
        private final ByteArrayOutputStream error = new ByteArrayOutputStream();
        private boolean heard;

        Overheard(InputStream body, int status, ExecutionAttributes attributes) {
            super(body);
            this.status = status;
            this.attributes = attributes;
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(single[0]);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0 && error.size() < LONGEST_ERROR) {
                error.write(buffer, offset, read);
            } else if (read < 0 && !heard) {
                heard = true;
                hear(status, error.toByteArray(), attributes);
            }
            return read;
        }
    }
}
