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

/**
 * The bucket for the reports, for the rows that Athena reads, and for the data that the functions exchange, which is kept for two
 * weeks.
 */
final class ReportBucket extends Construct {
    /**
     * How long the data of a run is kept, so that a later execution can complete an INCOMPLETE census. We chose 14 days because
     * Step Functions can redrive a failed execution for that long.
     */
    private static final Duration RUNS_KEPT = Duration.days(14);

    /** The prefix of the objects that Athena writes. */
    static final String QUERY_RESULTS = "queries/";

    /**
     * How long the results of queries are kept. We chose a short time, because a query can be run again and usually only one
     * person needs its result.
     */
    private static final Duration QUERY_RESULTS_KEPT = Duration.days(7);

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

    /** The ARN pattern of the objects whose keys match the pattern {@code keys}. */
    String objects(String keys) {
        return bucket.arnForObjects(keys);
    }

    /** The location of the objects whose keys begin with the prefix, as Athena and Glue write it. */
    String location(String prefix) {
        return bucket.s3UrlForObject(prefix);
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
                "Only the census writes to it, a few dozen objects a night. CloudTrail can record who reads"
                        + " reports if that matters. Access logs would take more space than the reports.");
        return made;
    }

    private static List<LifecycleRule> lifecycle(Storage storage) {
        var reportsKept = Duration.days(storage.reportRetention().toDays());
        return List.of(
                expiring("runs/", RUNS_KEPT),
                expiring("reports/", reportsKept),
                expiring("cells/", reportsKept),
                expiring("volumes/", Duration.days(storage.volumeRetention().toDays())),
                expiring(QUERY_RESULTS, QUERY_RESULTS_KEPT),
                LifecycleRule.builder()
                        .id("incomplete multipart uploads")
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
