package ebscensus.aws;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Makes a successful answer without a body a failure that is tried again. The SDK (2.57.8) reads one as an answer in which
 * every list is empty, so that instances would seem to have no volumes.
 */
final class EmptyAnswers implements ExecutionInterceptor {
    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        var body = context.responseBody().orElseGet(InputStream::nullInputStream);
        return context.httpResponse().isSuccessful() ? Optional.of(new RequiredBody(body)) : context.responseBody();
    }

    /** Ends in an exception where it would end before its first byte. */
    private static final class RequiredBody extends FilterInputStream {
        private boolean begun;

        RequiredBody(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            return checked(super.read());
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return length == 0 ? 0 : checked(super.read(bytes, offset, length));
        }

        private int checked(int read) throws IOException {
            if (read < 0 && !begun) {
                throw new IOException("the answer has no body");
            }
            begun = true;
            return read;
        }
    }
}
