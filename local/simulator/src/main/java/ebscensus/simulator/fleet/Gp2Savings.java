package ebscensus.simulator.fleet;

import ebscensus.simulator.price.PriceList;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The monthly savings if gp2 volumes were gp3. Only volumes that would become cheaper contribute to the savings.
 *
 * @param likeForLike the savings if the volumes keep at least the IOPS and the throughput of gp2
 * @param baseline the savings if the volumes get only the 3,000 IOPS and 125 MiB/s that gp3 includes
 */
public record Gp2Savings(Saving likeForLike, Saving baseline) {
    public static final Gp2Savings NONE = new Gp2Savings(Saving.NONE, Saving.NONE);

    public Gp2Savings plus(Gp2Savings other) {
        return new Gp2Savings(likeForLike.plus(other.likeForLike), baseline.plus(other.baseline));
    }

    /**
     * The saving of several volumes.
     *
     * @param volumes the number of volumes that would become cheaper
     * @param monthly the monthly savings of these volumes, by currency
     * @param dearer the number of volumes that would become more expensive
     */
    public record Saving(long volumes, Map<String, BigDecimal> monthly, long dearer) {
        public static final Saving NONE = new Saving(0, Map.of(), 0);

        public Saving {
            monthly = Map.copyOf(monthly);
        }

        public Saving plus(Saving other) {
            return new Saving(
                    Math.addExact(volumes, other.volumes),
                    Amounts.sum(monthly, other.monthly),
                    Math.addExact(dearer, other.dearer));
        }

        /** @param difference the monthly saving of each volume; negative if the volume would become more expensive */
        static Saving of(long volumes, String currency, BigDecimal difference) {
            var total = difference.multiply(BigDecimal.valueOf(volumes)).stripTrailingZeros();
            return switch (difference.signum()) {
                case 1 -> new Saving(volumes, Map.of(currency, total), 0);
                case -1 -> new Saving(0, Map.of(), volumes);
                default -> NONE;
            };
        }
    }

    /**
     * The savings of several gp2 volumes with the same provision. gp2 has 3 IOPS per GiB, and a volume above 170 GiB has a
     * throughput of 250 MiB/s. Source: EBS user guide, General Purpose SSD volumes, read 2026-11.
     *
     * @param place the region or Local Zone of the volumes, as the price list names it; without prices there, nothing is saved
     */
    static Gp2Savings of(long volumes, Provision gp2, String place, PriceList prices) {
        var alike = new Provision(
                VolumeType.GP3, gp2.gibibytes(), Math.max(3_000, gp2.iops()), gp2.gibibytes() > 170 ? 250 : 125);
        var base = new Provision(VolumeType.GP3, gp2.gibibytes(), 3_000, 125);
        return new Gp2Savings(saving(volumes, gp2, alike, place, prices), saving(volumes, gp2, base, place, prices));
    }

    /** The saving of several volumes with the same provision if all of them changed to another provision. */
    static Saving saving(long volumes, Provision before, Provision after, String place, PriceList prices) {
        var currency = PriceList.currency(place);
        var now = Charged.monthly(before, place, prices);
        var then = Charged.monthly(after, place, prices);
        return currency.isEmpty() || now.isEmpty() || then.isEmpty()
                ? Saving.NONE
                : Saving.of(volumes, currency.get(), now.get().subtract(then.get()));
    }
}
