package ebscensus.report.money;

import ebscensus.core.census.BillingUnits;
import ebscensus.core.census.Io1AsGp3;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The gp2 and io1 volumes of one location whose type can be changed. {@link Savings} are computed from these volumes.
 *
 * @param gp2Sizes how many gp2 volumes there are of each size in GiB
 * @param io1 the io1 volumes that gp3 could replace
 */
public record Convertible(SortedMap<Long, Long> gp2Sizes, Io1AsGp3 io1) {
    public static final Convertible NONE = new Convertible(Collections.emptySortedMap(), Io1AsGp3.NONE);

    public Convertible {
        gp2Sizes = Collections.unmodifiableSortedMap(new TreeMap<>(gp2Sizes));
        gp2Sizes.forEach((size, volumes) -> {
            if (size < 1 || volumes < 1) {
                throw new IllegalArgumentException(
                        volumes + " gp2 volumes of " + size + " GiB; allowed: 1 or more of 1 GiB or more");
            }
        });
    }

    static Convertible of(BillingUnits units) {
        return new Convertible(units.gp2Sizes(), units.io1AsGp3());
    }
}
