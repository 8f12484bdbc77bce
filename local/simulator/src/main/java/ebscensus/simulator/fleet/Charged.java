package ebscensus.simulator.fleet;

import ebscensus.simulator.price.Charge;
import ebscensus.simulator.price.PriceList;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Adds up the units that EBS charges for. The units are computed volume by volume, because included units and price tiers apply
 * to each volume separately. Mutable, and not thread-safe.
 *
 * <p>Source: EBS pricing page and AWS's price list, read 2026-11: gp3 includes 3,000 IOPS and 125 MiB/s at no charge, io1
 * includes no IOPS, and io2 has three price tiers of IOPS, of which the first two end at 32,000 and 64,000.
 */
final class Charged {
    private static final int GP3_FREE_IOPS = 3_000;
    private static final int GP3_FREE_THROUGHPUT = 125;
    private static final int TIER_1_END = 32_000;
    private static final int TIER_2_END = 64_000;

    /** The price list has prices for GiB/s, whereas the throughput of volumes is in MiB/s. */
    private static final BigDecimal MEBIBYTES_PER_GIBIBYTE = new BigDecimal(1024);

    /** The charged units; throughput is in MiB/s. */
    private final Map<Charge, Long> quantities = new EnumMap<>(Charge.class);

    private long volumes;
    private long gibibytes;
    private long iops;
    private long mebibytesPerSecond;

    void add(Provision volume) {
        volumes++;
        gibibytes += volume.gibibytes();
        iops += volume.iops();
        mebibytesPerSecond += volume.mebibytesPerSecond();
        switch (volume.type()) {
            case GP3 -> {
                charge(Charge.GP3_GIBIBYTES, volume.gibibytes());
                charge(Charge.GP3_IOPS, volume.iops() - GP3_FREE_IOPS);
                charge(Charge.GP3_THROUGHPUT, volume.mebibytesPerSecond() - GP3_FREE_THROUGHPUT);
            }
            case GP2 -> charge(Charge.GP2_GIBIBYTES, volume.gibibytes());
            case IO1 -> {
                charge(Charge.IO1_GIBIBYTES, volume.gibibytes());
                charge(Charge.IO1_IOPS, volume.iops());
            }
            case IO2 -> {
                charge(Charge.IO2_GIBIBYTES, volume.gibibytes());
                charge(Charge.IO2_IOPS, Math.min(volume.iops(), TIER_1_END));
                charge(Charge.IO2_IOPS_TIER_2, Math.min(volume.iops(), TIER_2_END) - TIER_1_END);
                charge(Charge.IO2_IOPS_TIER_3, volume.iops() - TIER_2_END);
            }
            case ST1 -> charge(Charge.ST1_GIBIBYTES, volume.gibibytes());
            case SC1 -> charge(Charge.SC1_GIBIBYTES, volume.gibibytes());
            case STANDARD -> charge(Charge.STANDARD_GIBIBYTES, volume.gibibytes());
        }
    }

    private void charge(Charge charge, int quantity) {
        if (quantity > 0) {
            quantities.merge(charge, (long) quantity, Math::addExact);
        }
    }

    /** @param place the region or Local Zone of the volumes, as the price list names it */
    Holding at(String place, PriceList prices) {
        var currency = PriceList.currency(place);
        return new Holding(
                volumes,
                gibibytes,
                iops,
                mebibytesPerSecond,
                currency.map(its -> Map.of(its, monthly(place, prices))).orElse(Map.of()),
                currency.isPresent() ? 0 : volumes);
    }

    /** The list price of all charged units for one month. */
    private BigDecimal monthly(String place, PriceList prices) {
        var sum = BigDecimal.ZERO;
        for (var charged : quantities.entrySet()) {
            var price = unitPrice(place, charged.getKey(), prices).orElse(BigDecimal.ZERO);
            sum = sum.add(price.multiply(BigDecimal.valueOf(charged.getValue())));
        }
        return sum.stripTrailingZeros();
    }

    private static Optional<BigDecimal> unitPrice(String place, Charge charge, PriceList prices) {
        return prices.price(place, charge)
                .map(price -> charge == Charge.GP3_THROUGHPUT ? price.divide(MEBIBYTES_PER_GIBIBYTE) : price);
    }

    /** The monthly cost of one volume with this provision; empty if its region or Local Zone has no prices. */
    static Optional<BigDecimal> monthly(Provision volume, String place, PriceList prices) {
        var charged = new Charged();
        charged.add(volume);
        return PriceList.currency(place).map(_ -> charged.monthly(place, prices));
    }
}
