package ebscensus.cdk;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * When censuses start, and the number of hours without a finished census after which an alarm is raised.
 *
 * @param schedule EventBridge Scheduler's expression; empty if censuses are only started by hand
 * @param alarmWindowHours the number of hours without a finished census after which the alarm is on; empty for no such alarm
 */
record Timing(Optional<String> schedule, ZoneId zone, OptionalInt alarmWindowHours) {
    private static final String NONE = "none";

    /** Checks the syntax only; EventBridge checks the rest at deployment. */
    private static final Pattern SCHEDULE =
            Pattern.compile("cron\\(\\S+( \\S+){5}\\)|rate\\([1-9][0-9]* (minute|hour|day)s?\\)|" + NONE);

    /** Expressions that start a census at least once a day. */
    private static final Pattern DAILY = Pattern.compile("cron\\(\\S+ \\S+ (\\* \\* \\?|\\? \\* \\*) \\*\\)"
            + "|rate\\(([0-9]{1,3} minutes?|([1-9]|1[0-9]|2[0-4]) hours?|1 day)\\)");

    /**
     * For a daily census, a window of this length raises an alarm when two censuses in a row are missing, but not when only one
     * is missing.
     */
    private static final int HOURS_IF_DAILY = 48;

    /**
     * The longest evaluation range of an alarm with periods of an hour is a week. Source:
     * docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html, 2026-11.
     */
    private static final int LONGEST_WINDOW_HOURS = 168;

    static Timing read(SettingValues values) {
        String schedule = values.matching(
                Setting.SCHEDULE,
                SCHEDULE,
                "cron(minutes hours day-of-month month day-of-week year), rate(number minutes|hours|days) or none");
        return new Timing(
                Optional.of(schedule).filter(expression -> !expression.equals(NONE)),
                zone(values.text(Setting.TIME_ZONE)),
                window(values, schedule));
    }

    private static OptionalInt window(SettingValues values, String schedule) {
        if (values.isGiven(Setting.ALARM_WINDOW_HOURS)) {
            return OptionalInt.of(values.number(Setting.ALARM_WINDOW_HOURS, 1, LONGEST_WINDOW_HOURS));
        }
        return DAILY.matcher(schedule).matches() ? OptionalInt.of(HOURS_IF_DAILY) : OptionalInt.empty();
    }

    private static ZoneId zone(String value) {
        if (!ZoneId.getAvailableZoneIds().contains(value)) {
            throw InvalidSetting.of(Setting.TIME_ZONE, value, "the name of a time zone, such as UTC or Europe/Berlin");
        }
        return ZoneId.of(value);
    }
}
