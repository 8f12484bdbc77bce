package ebscensus.cdk;

import ebscensus.cdk.Storage.Encryption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** The customer managed KMS key for the bucket, query results, logs, topic and queue, if the settings ask for one. */
final class CensusKey extends Construct {
    /** The actions that reading and writing need, including multipart uploads. */
    private static final List<String> USE = List.of("kms:Decrypt", "kms:GenerateDataKey");

    private final Optional<IKey> key;

    CensusKey(Construct scope, String id, Settings settings) {
        super(scope, id);
        key = switch (settings.storage().encryption()) {
            case Encryption.OfAws _ -> Optional.empty();
            case Encryption.GivenKey(String arn) -> Optional.of(Key.fromKeyArn(this, "Key", arn));
            case Encryption.NewKey _ -> Optional.of(newKey(settings.prefix()));
        };
    }

    Optional<IKey> key() {
        return key;
    }

    /** Lets a role read and write data that is encrypted with the key. */
    void allow(Role role) {
        key.ifPresent(there -> role.addToPolicy(PolicyStatement.Builder.create()
                .actions(USE)
                .resources(List.of(there.getKeyArn()))
                .build()));
    }

    /** The key is retained when the stack is deleted, because the reports are retained and need it. */
    private Key newKey(String prefix) {
        var made = Key.Builder.create(this, "Key")
                .alias("alias/" + prefix)
                .description("Encrypts the reports, logs and notices of the census " + prefix)
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        made.addToResourcePolicy(logs(prefix));
        made.addToResourcePolicy(alarms());
        return made;
    }

    /**
     * Lets CloudWatch Logs use the key for the logs of this census. Source:
     * docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html, 2026-11.
     */
    private static PolicyStatement logs(String prefix) {
        String group = "arn:" + Aws.PARTITION + ":logs:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":log-group:";
        return PolicyStatement.Builder.create()
                .sid("LogsOfThisCensus")
                .principals(List.of(new ServicePrincipal("logs." + Aws.REGION + "." + Aws.URL_SUFFIX)))
                .actions(List.of(
                        "kms:Decrypt", "kms:Describe*", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"))
                .resources(List.of("*"))
                .conditions(Map.of(
                        "ArnLike",
                        Map.of(
                                "kms:EncryptionContext:aws:logs:arn",
                                List.of(
                                        group + "/aws/lambda/" + prefix + "-*",
                                        group + "/aws/vendedlogs/states/" + prefix))))
                .build();
    }

    /**
     * Lets CloudWatch use the key, because alarms publish to the encrypted topic. Source:
     * docs.aws.amazon.com/sns/latest/dg/sns-key-management.html, 2026-11.
     */
    private static PolicyStatement alarms() {
        return PolicyStatement.Builder.create()
                .sid("AlarmsOfThisAccount")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                .resources(List.of("*"))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                .build();
    }
}
