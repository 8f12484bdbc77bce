package ebscensus.cdk;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How Lambda runs the functions, and how many workers there may be.
 *
 * @param memory the memory of the functions that call EC2, in MB
 * @param most the most workers that may measure at the same time
 */
record Workers(int memory, Processor processor, boolean snapStart, boolean tracing, int most) {
    /** Lambda's architectures. */
    enum Processor {
        ARM64,
        X86_64
    }

    private static final int LEAST_MEMORY = 1_024;

    /** Source: docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, 2026-11. */
    private static final int MOST_MEMORY = 10_240;

    /** Lambda's default limit of concurrent executions of an account in a region. Source: as {@link #MOST_MEMORY}. */
    private static final int LAMBDA_CONCURRENCY = 1_000;

    /**
     * The regions without SnapStart. These are China, GovCloud, New Zealand and Taipei. We add the isolated regions and the
     * European Sovereign Cloud, because their documents do not mention SnapStart. Source:
     * docs.aws.amazon.com/lambda/latest/dg/snapstart.html, 2026-11.
     */
    private static final Pattern WITHOUT_SNAP_START =
            Pattern.compile("cn-.+|us-gov-.+|(us|eu)-iso.+|eusc-.+|ap-southeast-6|ap-east-2");

    /** Source: docs.amazonaws.cn/en_us/aws/latest/userguide/lambda.html, 2026-11. */
    private static final Pattern WITHOUT_TRACING = Pattern.compile("cn-.+");

    /** @param region the region; if it is empty, the region is assumed to have all features */
    static Workers read(SettingValues values, Optional<String> region) {
        return new Workers(
                values.number(Setting.MEMORY, LEAST_MEMORY, MOST_MEMORY),
                values.constant(
                        Setting.ARCHITECTURE,
                        Processor.class,
                        processor -> processor.name().toLowerCase(Locale.ROOT)),
                values.flag(Setting.SNAP_START, !isOf(WITHOUT_SNAP_START, region)),
                values.flag(Setting.TRACING, !isOf(WITHOUT_TRACING, region)),
                values.number(Setting.MAX_WORKERS, 1, LAMBDA_CONCURRENCY));
    }

    private static boolean isOf(Pattern regions, Optional<String> region) {
        return region.filter(regions.asMatchPredicate()).isPresent();
    }
}
