package ebscensus.simulator.protocol;

import static java.util.stream.Collectors.toSet;

import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fleet.Access;
import ebscensus.simulator.fleet.Filters;
import ebscensus.simulator.fleet.Hash;
import ebscensus.simulator.fleet.InstanceState;
import ebscensus.simulator.fleet.ScopeFleet;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.Trait;
import ebscensus.simulator.fleet.Zone;
import ebscensus.simulator.fleet.Zones;
import ebscensus.simulator.protocol.RegionsAnswer.Region;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers the simulated actions of EC2. */
final class Ec2Actions {
    /** The actions with a second, smaller bucket for calls that list everything. Source: EC2 developer guide, API throttling. */
    static final Set<String> LISTINGS = Set.of("DescribeInstances", "DescribeVolumes", "DescribeInstanceStatus");

    private final Map<SimulatedScope, ScopeFleet> fleets;
    private final Access access;
    private final SimulatorOptions options;
    private final long key;

    Ec2Actions(Simulation simulation, SimulatorOptions options) {
        this.fleets = simulation.fleets();
        this.access = simulation.access();
        this.options = options;
        this.key = Hash.of(simulation.seed(), Trait.ORDER);
    }

    /** @throws Ec2Error if the response is an error */
    Answer answer(Request request) {
        return switch (request.action()) {
            case "DescribeAvailabilityZones" -> describeAvailabilityZones(request);
            case "DescribeInstances" -> describeInstances(request);
            case "DescribeInstanceStatus" -> describeInstanceStatus(request);
            case "DescribeRegions" -> describeRegions(request);
            case "DescribeVolumes" -> describeVolumes(request);
            case "ListVolumesInRecycleBin" -> listVolumesInRecycleBin(request);
            default ->
                throw Ec2Error.invalid(
                        "InvalidAction", "The action " + request.action() + " is not valid for this web service.");
        };
    }

    private Answer describeInstances(Request request) {
        var listing = InstanceListing.of(fleet(request), request.query(), instance -> true);
        return list(request, listing, new InstanceXml(), options.instancesPageCap());
    }

    private Answer describeInstanceStatus(Request request) {
        boolean all = request.query().flag("IncludeAllInstances");
        var listing = InstanceListing.of(
                fleet(request), request.query(), instance -> all || instance.state() == InstanceState.RUNNING);
        return list(request, listing, new StatusXml(), options.instancesPageCap());
    }

    private Answer describeVolumes(Request request) {
        var listing = VolumeListing.of(fleet(request), request.query());
        return list(request, listing, new VolumeXml(true), options.volumesPageCap());
    }

    private Answer listVolumesInRecycleBin(Request request) {
        request.query().maxResults().ifPresent(Ec2Actions::requireRecycleBinPage);
        var listing = VolumeListing.recycled(fleet(request), request.query());
        int cap = Math.min(options.volumesPageCap(), Ec2Limits.RECYCLE_BIN_PAGE);
        return list(request, listing, new RecycleBinXml(), cap);
    }

    private static void requireRecycleBinPage(int asked) {
        if (asked > Ec2Limits.RECYCLE_BIN_PAGE) {
            throw Ec2Error.invalidValue("Value ( " + asked + " ) for parameter maxResults is invalid."
                    + " Expecting a value less than or equal to " + Ec2Limits.RECYCLE_BIN_PAGE + ".");
        }
    }

    private <T> Answer list(Request request, Listing<T> listing, ListBody<T> body, int cap) {
        return new ListCall<>(request, listing, body, cap, options.paging(), key).answer();
    }

    /**
     * Accepts calls in every region that is not disabled, even if the region is not simulated, because a client's default
     * region need not be simulated.
     */
    private Answer describeRegions(Request request) {
        var query = request.query();
        boolean all = query.flag("AllRegions");
        var regions = fleets.keySet().stream()
                .filter(scope -> scope.account().equals(request.scope().account()))
                .map(scope -> new Region(scope.region(), !access.isDisabled(scope)))
                .filter(region -> all || region.enabled())
                .toList();
        if (regions.isEmpty()) {
            throw Ec2Error.of(Fault.Refusal.REGION_DISABLED);
        }
        var named = query.list("RegionName");
        requireKnown("region name", named, regions.stream().map(Region::name).collect(toSet()));
        var filters = query.filters(Ec2Actions::regionProperty);
        return new RegionsAnswer(regions.stream()
                .filter(region -> named.isEmpty() || named.contains(region.name()))
                .filter(filters::matches)
                .toList());
    }

    private Answer describeAvailabilityZones(Request request) {
        var fleet = fleet(request);
        var region = fleet.scope().region();
        var query = request.query();
        boolean all = query.flag("AllAvailabilityZones");
        var zones = Zones.of(region, fleet.shape()).stream()
                .filter(zone -> all || !zone.isOptedOut())
                .toList();
        var names = query.list("ZoneName");
        var ids = query.list("ZoneId");
        requireKnown("availability zone", names, zones.stream().map(Zone::name).collect(toSet()));
        requireKnown("availability zone id", ids, zones.stream().map(Zone::id).collect(toSet()));
        var filters = query.filters(Ec2Actions::zoneProperty);
        return new ZonesAnswer(
                region,
                zones.stream()
                        .filter(zone -> names.isEmpty() || names.contains(zone.name()))
                        .filter(zone -> ids.isEmpty() || ids.contains(zone.id()))
                        .filter(filters::matches)
                        .toList());
    }

    private static void requireKnown(String what, List<String> named, Set<String> known) {
        for (String name : named) {
            if (!known.contains(name)) {
                throw Ec2Error.invalidValue("Invalid " + what + ": '" + name + "'");
            }
        }
    }

    private static Optional<Filters.Property<Zone>> zoneProperty(String filter) {
        return Optional.ofNullable(
                switch (filter) {
                    case "group-name" -> zone -> List.of(zone.group());
                    case "opt-in-status" -> zone -> List.of(zone.optInStatus());
                    case "zone-id" -> zone -> List.of(zone.id());
                    case "zone-name" -> zone -> List.of(zone.name());
                    case "zone-type" -> zone -> List.of(zone.type());
                    default -> null;
                });
    }

    private static Optional<Filters.Property<Region>> regionProperty(String filter) {
        return Optional.ofNullable(
                switch (filter) {
                    case "region-name" -> region -> List.of(region.name());
                    case "endpoint" -> region -> List.of(region.endpoint());
                    case "opt-in-status" -> region -> List.of(region.optInStatus());
                    default -> null;
                });
    }

    private ScopeFleet fleet(Request request) {
        var fleet = fleets.get(request.scope());
        if (fleet == null) {
            throw Ec2Error.of(Fault.Refusal.REGION_DISABLED);
        }
        return fleet.when(span -> span.holds(request.call()));
    }
}
