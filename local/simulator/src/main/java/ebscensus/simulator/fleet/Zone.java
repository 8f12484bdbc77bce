package ebscensus.simulator.fleet;

/**
 * A zone of a region in DescribeAvailabilityZones.
 *
 * @param name such as {@code eu-west-1b}
 * @param id such as {@code euw1-az2}
 * @param group the group of zones that an account opts into together
 * @param type such as {@code availability-zone}
 */
public record Zone(String name, String id, String group, String type, String optInStatus) {
    public static final String OPT_IN_NOT_REQUIRED = "opt-in-not-required";
    public static final String OPTED_IN = "opted-in";
    public static final String NOT_OPTED_IN = "not-opted-in";

    public boolean isOptedOut() {
        return optInStatus.equals(NOT_OPTED_IN);
    }
}
