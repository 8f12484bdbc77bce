package ebscensus.cli;

import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.InvalidRequest;
import ebscensus.core.request.Regions;
import ebscensus.core.request.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that choose the fleet and its breakdowns. */
final class SelectionOptions {
    /** The name of each field of a request, and the option that sets it. */
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("accounts", "--account"),
            Map.entry("organizationalUnits", "--organizational-unit"),
            Map.entry("excludeAccounts", "--exclude-account"),
            Map.entry("role", "--role"),
            Map.entry("externalId", "--external-id"),
            Map.entry("tolerate", "--tolerate"),
            Map.entry("regions", "--region"),
            Map.entry("filters", "--filter"),
            Map.entry("groupBy", "--group-by"),
            Map.entry("callsPerSecond", "--calls-per-second"),
            Map.entry("require", "--require"));

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Count this region; repeat it for several. Default: the region of your AWS configuration,"
                    + " us-east-1 when simulated.")
    private List<String> regions = new ArrayList<>();

    @Option(names = "--all-regions", description = "Count every region that is enabled for the account.")
    private boolean allRegions;

    @Option(
            names = "--filter",
            paramLabel = "NAME=VALUE",
            description =
                    "Count only instances that match, such as tag:env=prod or instance-type=m5.*. Names and wildcards"
                            + " (* and ?) are those of DescribeInstances. Values of the same name are alternatives;"
                            + " different names must all match.")
    private List<String> filters = new ArrayList<>();

    @Option(
            names = "--group-by",
            paramLabel = "tag:KEY",
            description =
                    "Break the totals down by this tag of the instance that a volume is attached to; repeat it for"
                            + " up to five tags. Labels: (untagged) if the instance does not have the tag;"
                            + " (several) if a Multi-Attach volume has instances with different values; (too many)"
                            + " for all volumes if the tags would make more than 100,000 combinations.")
    private List<String> groupBy = new ArrayList<>();

    @Option(
            names = "--attached-only",
            description = "Count neither unattached volumes nor the Recycle Bin. --filter implies this.")
    private boolean attachedOnly;

    @Option(
            names = "--require",
            paramLabel = "WHAT",
            description = "What must be counted for a complete census: attached (the attached volumes) or"
                    + " everything (also the unattached volumes and the Recycle Bin). Default: ${DEFAULT-VALUE}.")
    private String require = Requirement.ATTACHED.label();

    @ArgGroup(validate = false, heading = "%nOther accounts:%n")
    private AccountOptions accounts = new AccountOptions();

    /** @throws InvalidRequest if an option has a wrong value; the message names the option */
    CensusRequest request(int callsPerSecond) {
        try {
            return CensusRequest.DEFAULT
                    .withAccounts(accounts.accounts())
                    .withRole(accounts.role())
                    .withTolerate(accounts.tolerance())
                    .withRegions(regions())
                    .withFilters(filters())
                    .withGroupBy(groupBy)
                    .withAttachedOnly(attachedOnly)
                    .withRequire(Requirement.of(require))
                    .withCallsPerSecond(callsPerSecond);
        } catch (InvalidRequest e) {
            String option = OPTIONS.getOrDefault(e.field(), e.field());
            throw e.named(e.key().isEmpty() ? option : option + " " + e.key());
        }
    }

    private Regions regions() {
        if (allRegions && !regions.isEmpty()) {
            throw new InvalidRequest("--region and --all-regions exclude each other: give one of them");
        }
        if (allRegions) {
            return new Regions.AllEnabled();
        }
        return regions.isEmpty() ? new Regions.Own() : new Regions.Listed(regions);
    }

    private SortedMap<String, List<String>> filters() {
        var byName = new TreeMap<String, List<String>>();
        for (String filter : filters) {
            int equals = filter.indexOf('=');
            if (equals < 0) {
                throw InvalidRequest.of("--filter", filter, "NAME=VALUE, such as tag:env=prod");
            }
            byName.computeIfAbsent(filter.substring(0, equals), _ -> new ArrayList<>())
                    .add(filter.substring(equals + 1));
        }
        return byName;
    }
}
