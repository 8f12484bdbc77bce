package ebscensus.aws.store;

import ebscensus.aws.LocalS3;
import ebscensus.core.inventory.ReportStore;
import ebscensus.core.inventory.ReportStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class S3ReportStoreTest extends ReportStoreContract {
    private static LocalS3 s3;

    @BeforeAll
    static void start() throws Exception {
        s3 = new LocalS3();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.stop();
    }

    @Override
    protected ReportStore store() {
        return new S3ReportStore(s3.client(), LocalS3.BUCKET);
    }

    @Override
    protected byte[] read(String place) {
        return s3.client()
                .getObjectAsBytes(get -> get.bucket(LocalS3.BUCKET).key(key(place)))
                .asByteArray();
    }

    @Override
    protected String mediaType(String place) {
        return s3.client()
                .headObject(head -> head.bucket(LocalS3.BUCKET).key(key(place)))
                .contentType();
    }

    private static String key(String place) {
        return place.substring(("s3://" + LocalS3.BUCKET + "/").length());
    }
}
