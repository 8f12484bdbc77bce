package ebscensus.cdk;

import ebscensus.json.Json;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.TimeZone;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.ServicePrincipalOpts;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.targets.StepFunctionsStartExecution;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/** Creates the schedule that starts censuses, and the queue for starts that EventBridge could not deliver. */
final class CensusSchedule extends Construct {
    /**
     * How long EventBridge retries a start. We chose a time that is long enough for Step Functions to recover from a failure, but
     * that ends before the next night.
     */
    private static final Duration LATEST = Duration.hours(2);

    private static final int RETRIES = 10;

    private final Queue undelivered;

    CensusSchedule(Construct scope, String id, Foundation foundation, String expression, StateMachine machine) {
        super(scope, id);
        var settings = foundation.settings();
        undelivered = queue(foundation.key());
        Schedule.Builder.create(this, "Schedule")
                .scheduleName(settings.prefix())
                .description("Starts the census " + settings.prefix() + ". Fields of the request: "
                        + CensusDashboard.link(this, settings))
                .schedule(ScheduleExpression.expression(
                        expression, TimeZone.of(settings.timing().zone().getId())))
                .target(StepFunctionsStartExecution.Builder.create(machine)
                        .input(ScheduleTargetInput.fromObject(Json.convert(settings.scheduledRequest(), Map.class)))
                        .role(role(foundation))
                        .deadLetterQueue(undelivered)
                        .maxEventAge(LATEST)
                        .retryAttempts(RETRIES)
                        .build())
                .build();
    }

    Queue undelivered() {
        return undelivered;
    }

    private Queue queue(CensusKey key) {
        var builder = Queue.Builder.create(this, "Undelivered").enforceSsl(true).retentionPeriod(Duration.days(14));
        key.key().ifPresent(there -> builder.encryption(QueueEncryption.KMS).encryptionMasterKey(there));
        var made = builder.build();
        Explained.finding(made, "AwsSolutions-SQS3", "This queue is itself the dead-letter queue of the schedule.");
        return made;
    }

    /**
     * Creates the role with which EventBridge starts a census. EventBridge also writes to the encrypted queue with this role, so
     * the role may use the key.
     */
    private Role role(Foundation foundation) {
        String group = Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("scheduler")
                        .resource("schedule-group")
                        .resourceName("default")
                        .build());
        var made = Role.Builder.create(this, "Role")
                .path(foundation.settings().roles().path())
                .assumedBy(new ServicePrincipal(
                        "scheduler.amazonaws.com",
                        ServicePrincipalOpts.builder()
                                .conditions(Map.of(
                                        "StringEquals",
                                        new TreeMap<>(
                                                Map.of("aws:SourceAccount", Aws.ACCOUNT_ID, "aws:SourceArn", group))))
                                .build()))
                .build();
        foundation.key().allow(made);
        return made;
    }
}
