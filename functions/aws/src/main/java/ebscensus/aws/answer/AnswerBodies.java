package ebscensus.aws.answer;

import ebscensus.core.request.Text;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Checks the bodies of responses. Turns a successful response without a body into a failure that is retried, because the SDK
 * (2.57.8) would read empty lists from it, so that instances would seem to have no volumes. Rejects an implausibly long body,
 * because the SDK would read all of it into memory. Rejects a compressed body, because compression was not requested, and the
 * length check would see only the compressed length.
 */
public final class AnswerBodies implements ExecutionInterceptor {
    /**
     * The maximum size of a response in bytes. Our own choice: a page of 1,000 instances, each with 50 tags of full length, is
     * smaller.
     */
    public static final long LONGEST = 64L << 20;

    private static final int LONGEST_ENCODING = 20;

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        context.httpResponse().firstMatchingHeader("Content-Encoding").ifPresent(encoding -> {
            throw SdkClientException.create("the answer is encoded as " + Text.quoted(encoding, LONGEST_ENCODING)
                    + ", which was not asked for");
        });
        if (!context.httpResponse().isSuccessful()) {
            return context.responseBody().map(body -> new Body(body, false));
        }
        return Optional.of(new Body(context.responseBody().orElseGet(InputStream::nullInputStream), true));
    }

    /** Throws if the body is too long, or if it is empty although a body is required. */
    private static final class Body extends FilterInputStream {
        private final boolean required;
        private long bytes;

        Body(InputStream body, boolean required) {
            super(body);
            this.required = required;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? read : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (length > 0) {
                count(read);
            }
            return read;
        }

        private void count(int read) throws IOException {
            if (read < 0 && required && bytes == 0) {
                throw new IOException("the answer has no body");
            }
            bytes += Math.max(0, read);
            if (bytes > LONGEST) {
                // After an IOException, the SDK would retry the call and read just as much again.
                throw SdkClientException.create("the answer is longer than " + LONGEST + " bytes");
            }
        }
    }
}
