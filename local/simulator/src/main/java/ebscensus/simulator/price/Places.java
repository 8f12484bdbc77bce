package ebscensus.simulator.price;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All places that have prices. AWS's own prices are those of us-east-1, those of ap-northeast-1 except for magnetic volumes
 * (AWS's price list, read 2026-11), and the price of a GiB of gp3 in eu-west-1, eu-central-1 and us-east-1-bos-1. All other
 * prices are simulated: they are the prices of us-east-1 times a factor.
 *
 * <p>Prefixes of usage types are the short codes of AWS's page "AWS Region billing codes", read 2026-11. That page has no code for
 * GovCloud. A public Terraform module queries AWS's price list with the prefixes {@code UGW1} and {@code UGE1}, but nothing that we
 * have read from AWS itself confirms these prefixes. A place has the prefix {@code SIM1} if no source names a prefix.
 */
final class Places {
    private static final String UNKNOWN_PREFIX = "SIM1";
    private static final String SIMULATED_FACTOR = "1.25";

    private static final Map<Charge, BigDecimal> TOKYO = Map.of(
            Charge.IO1_GIBIBYTES, new BigDecimal("0.142"),
            Charge.IO1_IOPS, new BigDecimal("0.074"),
            Charge.IO2_GIBIBYTES, new BigDecimal("0.142"),
            Charge.IO2_IOPS, new BigDecimal("0.074"),
            Charge.IO2_IOPS_TIER_2, new BigDecimal("0.0518"),
            Charge.IO2_IOPS_TIER_3, new BigDecimal("0.03626"));

    /** The regions with simulated prices in USD: the code, the prefix and the location of each. */
    private static final String SIMULATED = """
        us-east-2 USE2 US East (Ohio)
        us-west-1 USW1 US West (N. California)
        us-west-2 USW2 US West (Oregon)
        ca-central-1 CAN1 Canada (Central)
        ca-west-1 CAN2 Canada West (Calgary)
        mx-central-1 MXC1 Mexico (Central)
        af-south-1 AFS1 Africa (Cape Town)
        ap-east-1 APE1 Asia Pacific (Hong Kong)
        ap-east-2 APE2 Asia Pacific (Taipei)
        ap-northeast-2 APN2 Asia Pacific (Seoul)
        ap-northeast-3 APN3 Asia Pacific (Osaka)
        ap-southeast-1 APS1 Asia Pacific (Singapore)
        ap-southeast-2 APS2 Asia Pacific (Sydney)
        ap-south-1 APS3 Asia Pacific (Mumbai)
        ap-southeast-3 APS4 Asia Pacific (Jakarta)
        ap-south-2 APS5 Asia Pacific (Hyderabad)
        ap-southeast-4 APS6 Asia Pacific (Melbourne)
        ap-southeast-5 APS7 Asia Pacific (Malaysia)
        ap-southeast-6 APS8 Asia Pacific (New Zealand)
        ap-southeast-7 APS9 Asia Pacific (Thailand)
        eu-central-2 EUC2 Europe (Zurich)
        eu-west-2 EUW2 Europe (London)
        eu-west-3 EUW3 Europe (Paris)
        eu-north-1 EUN1 Europe (Stockholm)
        eu-south-1 EUS1 Europe (Milan)
        eu-south-2 EUS2 Europe (Spain)
        il-central-1 ILC1 Israel (Tel Aviv)
        me-central-1 MEC1 Middle East (UAE)
        me-south-1 MES1 Middle East (Bahrain)
        sa-east-1 SAE1 South America (Sao Paulo)
        us-gov-west-1 UGW1 AWS GovCloud (US-West)
        us-gov-east-1 UGE1 AWS GovCloud (US-East)
        """;

    private static final Map<String, Place> ALL = all();

    private Places() {}

    /** The place with this code; empty if the place has no prices. */
    static Optional<Place> of(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    static Iterable<Place> everywhere() {
        return ALL.values();
    }

    private static Map<String, Place> all() {
        var places = new LinkedHashMap<String, Place>();
        add(places, new Place("us-east-1", "", "US East (N. Virginia)", false, "USD", BigDecimal.ONE, Map.of()));
        add(
                places,
                dollars("ap-northeast-1", "APN1", "Asia Pacific (Tokyo)", "1.2").with(TOKYO));
        add(places, dollars("eu-west-1", "EU", "Europe (Ireland)", "1.1"));
        add(places, dollars("eu-central-1", "EUC1", "Europe (Frankfurt)", "1.19"));
        add(places, boston());
        SIMULATED
                .lines()
                .map(line -> line.split(" ", 3))
                .forEach(names -> add(places, dollars(names[0], names[1], names[2], SIMULATED_FACTOR)));
        add(places, simulated("eusc-de-east-1", "EU Sovereign Cloud (Germany)", "EUR", "1.15"));
        add(places, simulated("cn-north-1", "China (Beijing)", "CNY", "8"));
        add(places, simulated("cn-northwest-1", "China (Ningxia)", "CNY", "6"));
        return places;
    }

    private static void add(Map<String, Place> places, Place place) {
        places.put(place.code(), place);
    }

    private static Place boston() {
        var factor = new BigDecimal("1.2");
        return new Place("us-east-1-bos-1", "USE1-BOS1", "US East (Boston)", true, "USD", factor, Map.of());
    }

    private static Place dollars(String code, String prefix, String location, String factor) {
        return new Place(code, prefix, location, false, "USD", new BigDecimal(factor), Map.of());
    }

    private static Place simulated(String code, String location, String currency, String factor) {
        return new Place(code, UNKNOWN_PREFIX, location, false, currency, new BigDecimal(factor), Map.of());
    }
}
