package ebscensus.statemachine;

import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Objects over the S3 API. */
public record BucketObjects(S3Client s3) implements S3Objects {
    @Override
    public byte[] get(String bucket, String key) {
        return named(
                () -> s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray());
    }

    @Override
    public void put(String bucket, String key, byte[] object) {
        named(() -> s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(object)));
    }

    /** Step Functions names an error of the SDK after the service and the exception. */
    private static <T> T named(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new StateError("S3." + e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
        }
    }
}
