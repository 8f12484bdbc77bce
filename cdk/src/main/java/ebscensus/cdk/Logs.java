package ebscensus.cdk;

import java.util.List;
import software.amazon.awscdk.services.stepfunctions.LogLevel;

/**
 * What CloudWatch Logs keeps and for how long.
 *
 * @param level the level of the state machine's log; the functions' logs have no level, because a level could drop the lines that
 *     contain the metrics
 * @param executionData whether the state machine also logs inputs and outputs, which contain account ids and external ids
 */
record Logs(int retentionDays, LogLevel level, boolean executionData) {
    /** Source: docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html, 2026-11. */
    static final List<Integer> RETENTION_DAYS = List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    static Logs read(SettingValues values) {
        return new Logs(
                retention(values.text(Setting.LOG_RETENTION_DAYS)),
                values.constant(Setting.LOG_LEVEL, LogLevel.class, LogLevel::name),
                values.flag(Setting.LOG_EXECUTION_DATA));
    }

    private static int retention(String value) {
        return RETENTION_DAYS.stream()
                .filter(days -> value.equals(days.toString()))
                .findFirst()
                .orElseThrow(() -> InvalidSetting.of(Setting.LOG_RETENTION_DAYS, value, "one of " + RETENTION_DAYS));
    }
}
