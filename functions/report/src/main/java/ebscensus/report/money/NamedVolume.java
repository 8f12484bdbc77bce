package ebscensus.report.money;

import ebscensus.core.census.LargeVolume;
import ebscensus.core.census.Measures;
import ebscensus.core.request.Scope;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.OptionalLong;

/**
 * A volume that a report lists by its id. Its name and its time of creation are untrusted text.
 *
 * @param name the value of the tag {@code Name}; empty if the volume does not have the tag
 * @param created the time of creation as EC2 writes it; empty if EC2 did not return it
 */
public record NamedVolume(
        String id, String name, Scope scope, String zone, String type, String created, Holding holding) {
    private static final Comparator<NamedVolume> LARGEST_FIRST = Comparator.<NamedVolume>comparingLong(
                    volume -> volume.holding().gibibytes())
            .thenComparingLong(volume -> volume.holding().iops())
            .reversed()
            .thenComparing(NamedVolume::id)
            .thenComparing(NamedVolume::scope);

    /** The age in whole days; empty if the time of creation is not known, or later than {@code now}. */
    public OptionalLong daysOld(Instant now) {
        try {
            long days = created.isEmpty()
                    ? -1
                    : Duration.between(Instant.parse(created), now).toDays();
            return days < 0 ? OptionalLong.empty() : OptionalLong.of(days);
        } catch (DateTimeException _) {
            return OptionalLong.empty();
        }
    }

    static NamedVolume of(Scope scope, LargeVolume volume, Tariff tariff) {
        var spec = volume.spec();
        var measures = Measures.of(spec);
        return new NamedVolume(
                volume.id(),
                spec.name(),
                scope,
                spec.zone(),
                spec.type(),
                spec.createTime(),
                Holding.of(measures, tariff.monthly(spec.type(), measures)));
    }

    /**
     * If {@code isOneCurrency} is true, the most expensive volume comes first and volumes without a price come last; otherwise
     * costs cannot be compared, and the largest volume comes first.
     */
    static Comparator<NamedVolume> order(boolean isOneCurrency) {
        return isOneCurrency
                ? Comparator.comparing(NamedVolume::amount, Comparator.reverseOrder())
                        .thenComparing(LARGEST_FIRST)
                : LARGEST_FIRST;
    }

    private BigDecimal amount() {
        return holding.monthly().money().amounts().values().stream().findFirst().orElse(BigDecimal.ZERO);
    }
}
