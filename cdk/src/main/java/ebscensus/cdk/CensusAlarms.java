package ebscensus.cdk;

import ebscensus.report.CensusMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * Creates the alarms for a census that failed, is incomplete, was delayed or did not run.
 *
 * <p>Censuses are rare, so their metrics have no data most of the time. An alarm that ignores missing data keeps its state while
 * all data points of its evaluation range are missing. So an alarm that a census has turned on stays on, even for a month, until
 * another census produces a value within bounds. Each alarm here that ignores missing data has one evaluation period, so its
 * state depends only on the latest data point in the range. Source:
 * docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html, 2026-11.
 */
final class CensusAlarms extends Construct {
    private static final Duration SOON = Duration.minutes(5);
    private static final Duration HOUR = Duration.hours(1);

    private static final MetricOptions SUM =
            MetricOptions.builder().period(SOON).statistic("Sum").build();

    private static final MetricOptions MAXIMUM =
            MetricOptions.builder().period(SOON).statistic("Maximum").build();

    private final Settings settings;
    private final ITopic topic;
    private final List<Alarm> alarms = new ArrayList<>();

    CensusAlarms(
            Construct scope,
            String id,
            Foundation foundation,
            StateMachine machine,
            Optional<CensusSchedule> schedule) {
        super(scope, id);
        settings = foundation.settings();
        topic = foundation.topic().topic();
        onAny(
                "Incomplete",
                "A census is INCOMPLETE: its total is \"at least\", and its report names what is missing.",
                CensusMetric.of(settings, CensusMetrics.INCOMPLETE, "Sum", SOON),
                TreatMissingData.IGNORE);
        untilComplete("Failed", "A census failed, or ended INCOMPLETE.", machine.metricFailed(SUM));
        untilComplete("TimedOut", "A census did not end in time.", machine.metricTimedOut(SUM));
        onAny(
                "Throttled",
                "Step Functions delayed a census because of too many state transitions.",
                machine.metricThrottled(SUM),
                TreatMissingData.NOT_BREACHING);
        schedule.ifPresent(this::onNotStarted);
        settings.timing().alarmWindowHours().ifPresent(this::onNone);
        warn();
    }

    List<Alarm> alarms() {
        return List.copyOf(alarms);
    }

    /**
     * Adds an alarm that turns on when an execution ends badly (by failing or timing out, whichever {@code ends} counts) and stays
     * on until a census ends COMPLETE. The expression is above 0 in a period in which an execution ended badly. It is 0 in a period
     * in which a census ended COMPLETE and no execution ended badly. In any other period it has no value, because with the value 0
     * the alarm would turn off although no census has ended COMPLETE. The expression relies on only two rules of metric math: FILL
     * replaces missing values, and a data point whose computation divides by zero is dropped. Source:
     * docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html, 2026-11.
     */
    private void untilComplete(String id, String description, IMetric ends) {
        onAny(
                id,
                description,
                MathExpression.Builder.create()
                        .expression("FILL(ends, 0) / (FILL(ends, 0) + FILL(complete, 0))")
                        .usingMetrics(new TreeMap<>(Map.of(
                                "ends",
                                ends,
                                "complete",
                                CensusMetric.of(settings, CensusMetrics.COMPLETE, "Sum", SOON))))
                        .label(id)
                        .period(SOON)
                        .build(),
                TreatMissingData.IGNORE);
    }

    /**
     * Adds an alarm that stays on until the queue of undelivered starts is empty. The alarm ignores missing data, because after
     * some hours without traffic the queue has no metrics even if it still holds messages.
     */
    private void onNotStarted(CensusSchedule schedule) {
        onAny(
                "NotStarted",
                "EventBridge could not start a census; the queue has the reason.",
                schedule.undelivered().metricApproximateNumberOfMessagesVisible(MAXIMUM),
                TreatMissingData.IGNORE);
    }

    private void onAny(String id, String description, IMetric metric, TreatMissingData missing) {
        add(Alarm.Builder.create(this, id)
                .alarmName(settings.prefix() + "-" + id)
                .alarmDescription(description)
                .metric(metric)
                .threshold(0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .evaluationPeriods(1)
                .treatMissingData(missing)
                .build());
    }

    private void onNone(int hours) {
        add(Alarm.Builder.create(this, "None")
                .alarmName(settings.prefix() + "-None")
                .alarmDescription(
                        "No census ended in the last %d hours. The alarm is also on until the first census ends."
                                .formatted(hours))
                .metric(CensusMetric.of(settings, CensusMetrics.COMPLETE, "SampleCount", HOUR))
                .threshold(1)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .evaluationPeriods(hours)
                .treatMissingData(TreatMissingData.BREACHING)
                .build());
    }

    private void add(Alarm alarm) {
        var action = new SnsAction(topic);
        alarm.addAlarmAction(action);
        alarm.addOkAction(action);
        alarms.add(alarm);
    }

    private void warn() {
        if (settings.notices().reachNobody()) {
            warn(
                    "nobody-subscribed",
                    "settings email and topic: neither is set, so nobody is notified of an alarm until somebody"
                            + " subscribes to the topic of the output Notifications");
        }
        if (settings.timing().schedule().isPresent()
                && settings.timing().alarmWindowHours().isEmpty()) {
            warn(
                    "no-alarm-for-none",
                    "setting schedule: \"%s\" does not start a census every day, so there is no alarm for a census"
                        + " that never ran, only for one that could not be started or that failed. If it runs at least"
                        + " once a week, set alarmWindowHours, to 168 at most");
        }
    }

    private void warn(String id, String message) {
        Annotations.of(this)
                .addWarningV2(
                        "ebs-census:" + id,
                        message.formatted(settings.timing().schedule().orElse("")));
    }
}
