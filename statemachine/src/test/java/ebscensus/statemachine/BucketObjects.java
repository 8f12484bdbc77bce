package ebscensus.statemachine;

import java.util.NoSuchElementException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Objects over the S3 API. */
public record BucketObjects(S3Client s3) implements S3Objects {
    @Override
    public byte[] get(String bucket, String key) {
        try {
            return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
        } catch (NoSuchKeyException e) {
            var missing = new NoSuchElementException("s3://" + bucket + "/" + key);
            missing.initCause(e);
            throw missing;
        }
    }

    @Override
    public void put(String bucket, String key, byte[] object) {
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(object));
    }
}
