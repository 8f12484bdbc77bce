package ebscensus.aws.answer;

import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Rejects a response of STS without the requested data, because the SDK (2.57.8) would continue with null values. */
public final class StsAnswers implements ExecutionInterceptor {
    @Override
    public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
        if (!isWhole(context.response())) {
            throw SdkClientException.create("STS has answered without the requested data");
        }
    }

    private static boolean isWhole(SdkResponse response) {
        // The JVM would link a pattern switch at run time, which would delay the first call of every new process, so
        // this code uses instanceof.
        if (response instanceof AssumeRoleResponse assumed) {
            return assumed.credentials() != null && isWhole(assumed.credentials());
        }
        return !(response instanceof GetCallerIdentityResponse identity)
                || (identity.account() != null && identity.arn() != null);
    }

    private static boolean isWhole(Credentials credentials) {
        return Stream.of(
                        credentials.accessKeyId(),
                        credentials.secretAccessKey(),
                        credentials.sessionToken(),
                        credentials.expiration())
                .noneMatch(part -> part == null || part.toString().isBlank());
    }
}
