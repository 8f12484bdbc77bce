package ebscensus.cdk;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where runs and reports are kept, for how long, and how they are encrypted.
 *
 * @param bucket the name of an existing bucket; empty to create one
 * @param volumes whether each census keeps one row for each volume
 * @param athena whether Athena gets saved queries, and tables over the objects in the bucket
 */
record Storage(
        Optional<String> bucket,
        Duration reportRetention,
        boolean volumes,
        Duration volumeRetention,
        Encryption encryption,
        boolean athena) {
    /** The encryption of the bucket, query results, logs, topic and queue. */
    sealed interface Encryption {
        /** With keys that AWS owns. */
        record OfAws() implements Encryption {}

        /** With a key that the stack creates. */
        record NewKey() implements Encryption {}

        /** With an existing key. */
        record GivenKey(String arn) implements Encryption {}
    }

    private static final String NEW = "new";

    /** Source: docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html, 2026-11. */
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private static final Pattern KEY =
            Pattern.compile(NEW + "|arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,64}");

    /** We chose this limit; S3's lifecycle allows any number. */
    private static final int LONGEST_RETENTION_DAYS = 36_500;

    static Storage read(SettingValues values) {
        return new Storage(
                values.optional(Setting.BUCKET, BUCKET, "the name of an S3 bucket"),
                Duration.ofDays(values.number(Setting.REPORT_RETENTION_DAYS, 1, LONGEST_RETENTION_DAYS)),
                values.flag(Setting.VOLUMES),
                Duration.ofDays(values.number(Setting.VOLUME_RETENTION_DAYS, 1, LONGEST_RETENTION_DAYS)),
                values.optional(Setting.KEY, KEY, "new, or the ARN of a KMS key (not of an alias)")
                        .<Encryption>map(
                                key -> key.equals(NEW) ? new Encryption.NewKey() : new Encryption.GivenKey(key))
                        .orElseGet(Encryption.OfAws::new),
                values.flag(Setting.ATHENA));
    }
}
