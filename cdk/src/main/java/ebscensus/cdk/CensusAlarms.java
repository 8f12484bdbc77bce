package ebscensus.cdk;

import ebscensus.report.CensusMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/** Tell that a census did not come to its number, or did not come at all. */
final class CensusAlarms extends Construct {
    /**
     * Of periods times their number, for periods of an hour or more. Source:
     * docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html, 2026-11.
     */
    private static final java.time.Duration LONGEST_LOOK_BACK = java.time.Duration.ofDays(7);

    /** Java snapshots are deleted then. Source: docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html, 2026-11. */
    private static final java.time.Duration SNAPSHOTS_LIVE = java.time.Duration.ofDays(14);

    private static final java.time.Duration HOUR = java.time.Duration.ofHours(1);
    private static final java.time.Duration DAY = java.time.Duration.ofDays(1);

    private final Settings settings;
    private final Topic topic;
    private final List<Alarm> alarms = new ArrayList<>();

    CensusAlarms(
            Construct scope, String id, Settings settings, StateMachine machine, Optional<CensusSchedule> schedule) {
        super(scope, id);
        this.settings = settings;
        topic = topic();
        settings.email().ifPresent(address -> topic.addSubscription(new EmailSubscription(address)));
        var soon = MetricOptions.builder()
                .period(Duration.minutes(5))
                .statistic("Sum")
                .build();
        onAny("Failed", "A census failed. One that ended INCOMPLETE counts, too.", machine.metricFailed(soon));
        onAny("TimedOut", "A census did not come to an end.", machine.metricTimedOut(soon));
        onAny(
                "Throttled",
                "Step Functions held a census up: too many state transitions.",
                machine.metricThrottled(soon));
        onAny(
                "Incomplete",
                "A census is INCOMPLETE: its total is \"at least\", and its report names what is missing.",
                CensusMetric.of(settings, CensusMetrics.INCOMPLETE, "Sum", Duration.minutes(5)));
        schedule.ifPresent(there -> onAny(
                "NotStarted",
                "EventBridge could not start a census; the queue has the reason.",
                there.undelivered()
                        .metricApproximateNumberOfMessagesVisible(MetricOptions.builder()
                                .period(Duration.minutes(5))
                                .statistic("Maximum")
                                .build())));
        settings.timetable().ifPresent(this::onNone);
    }

    List<Alarm> alarms() {
        return List.copyOf(alarms);
    }

    Topic notifications() {
        return topic;
    }

    /** A policy of one's own takes the place of the one by which the account's alarms could publish. */
    private Topic topic() {
        var made = Topic.Builder.create(this, "Topic").enforceSsl(true).build();
        made.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsOfThisAccount")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(made.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                .build());
        return made;
    }

    private void onAny(String id, String description, IMetric metric) {
        add(Alarm.Builder.create(this, id)
                .alarmName(settings.prefix() + "-" + id)
                .alarmDescription(description)
                .metric(metric)
                .threshold(1)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build());
    }

    /** No verdict in the time of two censuses, in whole hours up to a day and whole days above. */
    private void onNone(Timetable timetable) {
        var gap = timetable.longestGap();
        if (gap.compareTo(LONGEST_LOOK_BACK.dividedBy(2)) > 0) {
            warn(timetable);
            return;
        }
        var period = gap.compareTo(HOUR) < 0 ? HOUR : gap.compareTo(DAY) > 0 ? DAY : gap;
        long periods = Math.ceilDiv(gap.multipliedBy(2).toSeconds(), period.toSeconds());
        add(Alarm.Builder.create(this, "None")
                .alarmName(settings.prefix() + "-None")
                .alarmDescription("No census came to a verdict in the time of two. On, too, until the first one after"
                        + " deployment.")
                .metric(CensusMetric.of(
                        settings, CensusMetrics.COMPLETE, "SampleCount", Duration.seconds(period.toSeconds())))
                .threshold(1)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .evaluationPeriods(Math.max(2, periods))
                .treatMissingData(TreatMissingData.BREACHING)
                .build());
    }

    private void add(Alarm alarm) {
        alarm.addAlarmAction(new SnsAction(topic));
        alarms.add(alarm);
    }

    private void warn(Timetable timetable) {
        var annotations = Annotations.of(this);
        annotations.addWarningV2(
                "ebs-census:no-alarm-for-none",
                "setting %s: with \"%s\" up to %d days lie between two censuses, and CloudWatch looks back at most %d: there is"
                                .formatted(
                                        Setting.SCHEDULE.key(),
                                        timetable.expression(),
                                        timetable.longestGap().toDays(),
                                        LONGEST_LOOK_BACK.toDays())
                        + " no alarm for a census that does not come, only for one that cannot be started or that"
                        + " fails");
        if (timetable.longestGap().compareTo(SNAPSHOTS_LIVE) >= 0) {
            annotations.addWarningV2(
                    "ebs-census:snapshots-expire",
                    "setting %s: with \"%s\" functions go %d days without a call, and Lambda deletes their snapshots after %d: each"
                                    .formatted(
                                            Setting.SCHEDULE.key(),
                                            timetable.expression(),
                                            timetable.longestGap().toDays(),
                                            SNAPSHOTS_LIVE.toDays())
                            + " census then waits some minutes for new ones (the state machine tries again until they"
                            + " are there)");
        }
    }
}
