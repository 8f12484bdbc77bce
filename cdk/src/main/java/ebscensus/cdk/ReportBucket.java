package ebscensus.cdk;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/** Where the functions hand their work to each other, for two weeks, and where the reports stay. */
final class ReportBucket extends Construct {
    /**
     * As long as an INCOMPLETE execution can be completed by another. Our own choice: as long as Step Functions lets a failed one
     * be redriven.
     */
    private static final Duration RUNS_KEPT = Duration.days(14);

    private final Bucket bucket;

    ReportBucket(Construct scope, String id, Settings settings) {
        super(scope, id);
        bucket = Bucket.Builder.create(this, "Bucket")
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .lifecycleRules(List.of(
                        expiring("runs/", RUNS_KEPT),
                        expiring(
                                "reports/",
                                Duration.days(settings.reportRetention().toDays())),
                        LifecycleRule.builder()
                                .id("parts of uploads that never ended")
                                .abortIncompleteMultipartUploadAfter(Duration.days(1))
                                .build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Explained.finding(
                bucket,
                "AwsSolutions-S1",
                "Written by the census alone, some dozen objects a night; who reads reports, CloudTrail can record"
                        + " where that matters. A bucket of access logs would outgrow the reports.");
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

    private static LifecycleRule expiring(String prefix, Duration kept) {
        return LifecycleRule.builder()
                .id(prefix)
                .prefix(prefix)
                .expiration(kept)
                .build();
    }
}
