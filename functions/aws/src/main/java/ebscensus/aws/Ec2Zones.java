package ebscensus.aws;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.ScopeFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;

/**
 * Reads the names of the zones of a scope with DescribeAvailabilityZones, including Local and Wavelength Zones that the account
 * has not opted into.
 */
final class Ec2Zones {
    private static final String AVAILABILITY_ZONE = "availability-zone";

    /**
     * Matches zone names such as {@code us-west-2-lax-1a}. Names are used as filter values, so they must not contain a wildcard
     * or be longer than EC2 allows for a filter value.
     */
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,255}");

    /**
     * The maximum number of availability zones by which a fleet is divided; with more zones, it is read undivided. Our own
     * choice: each part means one more request in flight.
     */
    private static final int MOST_AVAILABILITY_ZONES = 20;

    private final Ec2Client ec2;
    private final AwsCalls calls;

    /**
     * The names of the zones, in groups by which a fleet can be divided.
     *
     * @param groups one group for each availability zone, and one group for all other zones, because these have few instances;
     *     empty if the fleet cannot be divided, for example because there are fewer than two availability zones or EC2 did not
     *     return the zones
     * @param failure the reason why EC2 did not return the zones; null if it did
     * @param calls the calls that were made to read the zones
     */
    record Groups(List<List<String>> groups, @Nullable Missing failure, Calls calls) {}

    /** @param budget the budget for DescribeAvailabilityZones */
    Ec2Zones(Ec2Client ec2, AwsCredentialsProvider credentials, RequestBudget budget) {
        this.ec2 = ec2;
        this.calls = new AwsCalls("ec2:DescribeAvailabilityZones", budget, credentials);
    }

    /**
     * Never throws a {@link ScopeFailure}, because a fleet can also be read undivided. A role that was created for an older version
     * of the census might lack the permission for DescribeAvailabilityZones.
     */
    Groups groups() {
        var meter = new CallMeter();
        var request = DescribeAvailabilityZonesRequest.builder()
                .allAvailabilityZones(true)
                .overrideConfiguration(calls.carrying(meter))
                .build();
        try {
            var answer = calls.call(meter, () -> ec2.describeAvailabilityZones(request));
            return new Groups(groups(answer.availabilityZones()), null, meter.calls());
        } catch (ScopeFailure e) {
            return new Groups(List.of(), e.missing(), e.calls());
        }
    }

    private static List<List<String>> groups(List<AvailabilityZone> zones) {
        if (!zones.stream().map(AvailabilityZone::zoneName).allMatch(Ec2Zones::isName)) {
            return List.of();
        }
        var groups = new ArrayList<List<String>>(
                names(zones, true).stream().map(List::of).toList());
        var others = names(zones, false);
        if (groups.size() < 2 || groups.size() > MOST_AVAILABILITY_ZONES || others.size() > Fleet.IDS_AT_ONCE) {
            return List.of();
        }
        if (!others.isEmpty()) {
            groups.add(others);
        }
        return groups;
    }

    private static List<String> names(List<AvailabilityZone> zones, boolean availabilityZones) {
        return zones.stream()
                .filter(zone -> Objects.equals(zone.zoneType(), AVAILABILITY_ZONE) == availabilityZones)
                .map(AvailabilityZone::zoneName)
                .distinct()
                .toList();
    }

    private static boolean isName(@Nullable String name) {
        return name != null && NAME.matcher(name).matches();
    }
}
