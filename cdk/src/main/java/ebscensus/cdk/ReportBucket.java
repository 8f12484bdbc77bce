package ebscensus.cdk;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/** Where the functions hand their work to each other, for two weeks, and where the reports stay. */
final class ReportBucket extends Construct {
    /**
     * As long as an INCOMPLETE execution can be completed by another. Our own choice: as long as Step Functions lets a failed one
     * be redriven.
     */
    private static final Duration RUNS_KEPT = Duration.days(14);

    private final IBucket bucket;

    ReportBucket(Construct scope, String id, Storage storage, CensusKey key) {
        super(scope, id);
        bucket = storage.bucket()
                .map(name -> Bucket.fromBucketName(this, "Bucket", name))
                .orElseGet(() -> newBucket(storage, key));
    }

    String name() {
        return bucket.getBucketName();
    }

    /** ARNs of the bucket's objects whose keys match. */
    String objects(String keys) {
        return bucket.arnForObjects(keys);
    }

    String arn() {
        return bucket.getBucketArn();
    }

    private IBucket newBucket(Storage storage, CensusKey key) {
        var builder = Bucket.Builder.create(this, "Bucket")
                .enforceSsl(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .lifecycleRules(lifecycle(storage))
                .removalPolicy(RemovalPolicy.RETAIN);
        key.key()
                .ifPresentOrElse(
                        there -> builder.encryption(BucketEncryption.KMS)
                                .encryptionKey(there)
                                .bucketKeyEnabled(true),
                        () -> builder.encryption(BucketEncryption.S3_MANAGED));
        var made = builder.build();
        Explained.finding(
                made,
                "AwsSolutions-S1",
                "Written by the census alone, some dozen objects a night; CloudTrail can record who reads reports"
                        + " where that matters. A bucket of access logs would outgrow the reports.");
        return made;
    }

    private static List<LifecycleRule> lifecycle(Storage storage) {
        return List.of(
                expiring("runs/", RUNS_KEPT),
                expiring("reports/", Duration.days(storage.reportRetention().toDays())),
                LifecycleRule.builder()
                        .id("parts of uploads that never ended")
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build());
    }

    private static LifecycleRule expiring(String prefix, Duration kept) {
        return LifecycleRule.builder()
                .id(prefix)
                .prefix(prefix)
                .expiration(kept)
                .build();
    }
}
