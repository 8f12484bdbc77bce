package ebscensus.cdk;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * When a census starts by itself.
 *
 * @param expression EventBridge Scheduler's
 * @param longestGap between two starts, or a bound of it
 */
record Timetable(String expression, Duration longestGap) {
    private static final Pattern RATE = Pattern.compile("rate\\(([1-9][0-9]{0,5}) (minute|hour|day)s?\\)");

    /** The last day of every month, the weekday nearest to its 15th, its last or its second Friday. */
    private static final Pattern PLACE_IN_MONTH = Pattern.compile("cron\\([0-9]{1,2} [0-9]{1,2} "
            + "(?:(?:L|[0-9]{1,2}W) \\* \\?|\\? \\* (?:[1-7]|[A-Z]{3})(?:L|#[1-4])) \\*\\)");

    /** From the second Friday of one month to that of the next, say: four weeks or five. */
    private static final Duration LONGEST_FROM_PLACE_TO_PLACE = Duration.ofDays(35);

    /** @throws InvalidSetting if EventBridge Scheduler would not take it, or it does not start again and again */
    static Timetable parse(String expression) {
        var rate = RATE.matcher(expression);
        if (rate.matches()) {
            var unit = ChronoUnit.valueOf(rate.group(2).toUpperCase(Locale.ROOT) + "S");
            return new Timetable(expression, Duration.of(Long.parseLong(rate.group(1)), unit));
        }
        if (PLACE_IN_MONTH.matcher(expression).matches()) {
            return new Timetable(expression, LONGEST_FROM_PLACE_TO_PLACE);
        }
        return new Timetable(expression, Cron.parse(expression).longestGap());
    }

    static InvalidSetting invalid(String expression, String why) {
        return InvalidSetting.of(
                Setting.SCHEDULE,
                expression,
                "cron(minutes hours day-of-month month day-of-week year), rate(number minutes|hours|days) or none; "
                        + why);
    }
}
