package ebscensus.cdk;

import ebscensus.json.Json;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.TimeZone;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.targets.StepFunctionsStartExecution;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/** Starts a census by the timetable; a start that EventBridge could not deliver ends in a queue. */
final class CensusSchedule extends Construct {
    /** Time enough for Step Functions to be back, and short of the next night. */
    private static final Duration LATEST = Duration.hours(2);

    private static final int RETRIES = 10;

    private final Queue undelivered;

    CensusSchedule(Construct scope, String id, Settings settings, Timetable timetable, StateMachine machine) {
        super(scope, id);
        undelivered = Queue.Builder.create(this, "Undelivered")
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        Explained.finding(undelivered, "AwsSolutions-SQS3", "This is the dead-letter queue, of the schedule.");
        Schedule.Builder.create(this, "Schedule")
                .scheduleName(settings.prefix())
                .description("Starts the census " + settings.prefix())
                .schedule(ScheduleExpression.expression(
                        timetable.expression(), TimeZone.of(settings.timeZone().getId())))
                .target(StepFunctionsStartExecution.Builder.create(machine)
                        .input(ScheduleTargetInput.fromObject(Json.convert(settings.request(), Map.class)))
                        .deadLetterQueue(undelivered)
                        .maxEventAge(LATEST)
                        .retryAttempts(RETRIES)
                        .build())
                .build();
    }

    Queue undelivered() {
        return undelivered;
    }
}
