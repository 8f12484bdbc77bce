package ebscensus.functions;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;

/** The frequency of announcements: with the first run of a day or of a week (which begins on Monday), in UTC, or never. */
public enum AnnouncementCadence {
    NEVER,
    DAILY,
    WEEKLY;

    /** The cadence that the environment names by {@link Variables#SUMMARY}, in lower case; {@link #NEVER} without it. */
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
