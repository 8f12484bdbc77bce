package ebscensus.cdk;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** A log of the census: it goes with the stack, and its lines go after some days. */
final class CensusLog {
    private CensusLog() {}

    static LogGroup of(Construct scope, String name, Settings settings, CensusKey key) {
        var builder = LogGroup.Builder.create(scope, "Log")
                .logGroupName(name)
                .retention(RetentionDays.ONE_DAY)
                .removalPolicy(RemovalPolicy.DESTROY);
        key.key().ifPresent(builder::encryptionKey);
        var log = builder.build();
        // The CDK's constants for it have no numbers in Java.
        CfnResources.of(log, CfnLogGroup.class)
                .setRetentionInDays(settings.logs().retentionDays());
        return log;
    }
}
