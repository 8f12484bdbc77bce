package ebscensus.functions;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;

/**
 * Says which runs are announced: none, the first run of each day, or the first run of each week. Days and weeks are in UTC, and
 * a week begins on Monday.
 */
public enum AnnouncementCadence {
    NEVER,
    DAILY,
    WEEKLY;

    /**
     * The cadence that the environment variable {@link Variables#SUMMARY} names in lower case; {@link #NEVER} if the variable
     * is not set.
     */
    static AnnouncementCadence of(Map<String, String> environment) {
        return valueOf(environment.getOrDefault(Variables.SUMMARY, "never").toUpperCase(Locale.ROOT));
    }

    boolean isDue(History history, Instant startedAt) {
        var today = startedAt.atOffset(ZoneOffset.UTC).toLocalDate();
        return switch (this) {
            case NEVER -> false;
            case DAILY -> !history.hasRunSince(today);
            case WEEKLY -> !history.hasRunSince(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        };
    }
}
