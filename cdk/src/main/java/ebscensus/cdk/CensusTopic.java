package ebscensus.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * The topic that notifies people of alarms and, if the settings ask for it, of reports. Either the stack creates the topic, or
 * the settings name an existing one.
 */
final class CensusTopic extends Construct {
    private final ITopic topic;

    CensusTopic(Construct scope, String id, Settings settings, CensusKey key) {
        super(scope, id);
        topic = settings.notices()
                .topic()
                .map(arn -> Topic.fromTopicArn(this, "Topic", arn))
                .orElseGet(() -> newTopic(key));
        settings.notices().email().ifPresent(address -> topic.addSubscription(new EmailSubscription(address)));
    }

    ITopic topic() {
        return topic;
    }

    String arn() {
        return topic.getTopicArn();
    }

    /**
     * Creates a topic that the account's alarms may publish to. The default policy of a topic allows this, but a topic with any
     * policy of its own loses the default policy, so the permission is added again.
     */
    private ITopic newTopic(CensusKey key) {
        var builder = Topic.Builder.create(this, "Topic").enforceSsl(true);
        key.key().ifPresent(builder::masterKey);
        var made = builder.build();
        made.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsOfThisAccount")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(made.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                .build());
        return made;
    }
}
