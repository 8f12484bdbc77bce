package ebscensus.cdk;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** Creates a log group of the census. The group is deleted with the stack, and its lines expire. */
final class CensusLog {
    private CensusLog() {}

    static LogGroup of(Construct scope, String name, Settings settings, CensusKey key) {
        var builder = LogGroup.Builder.create(scope, "Log")
                .logGroupName(name)
                .retention(RetentionDays.ONE_DAY)
                .removalPolicy(RemovalPolicy.DESTROY);
        key.key().ifPresent(builder::encryptionKey);
        var log = builder.build();
        // Replaces ONE_DAY by the number of days in the settings, because in Java the CDK's retention constants do not
        // expose their numbers.
        CfnResources.of(log, CfnLogGroup.class)
                .setRetentionInDays(settings.logs().retentionDays());
        return log;
    }
}
