package ebscensus.aws;

import ebscensus.aws.store.S3ReportStore;
import ebscensus.aws.store.S3RunStore;
import software.amazon.awssdk.core.warmup.SdkWarmUp;
import software.amazon.awssdk.services.s3.S3Client;

/** Opens the stores of the runs and the reports in one bucket. Thread-safe. */
public final class S3RunStores {
    private final S3Client s3;
    private final String bucket;

    private S3RunStores(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * Makes no call yet.
     *
     * @throws AwsAccessException if no region is set
     */
    public static S3RunStores connect(AwsSettings settings, String bucket) {
        return new S3RunStores(new AwsClients(settings).s3(), bucket);
    }

    /** Like {@link AwsInventory#warmUp}, for S3. */
    public static void warmUp() {
        SdkWarmUp.warmUp(S3Client.class);
    }

    /** The store of the reports, which are in the same bucket as the runs. */
    public S3ReportStore reports() {
        return new S3ReportStore(s3, bucket);
    }

    /**
     * The store of one run.
     *
     * @param run the id of the run, as {@link S3RunStore#run} returns it
     */
    public S3RunStore of(String run) {
        return new S3RunStore(s3, bucket, run);
    }
}
