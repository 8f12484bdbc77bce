package ebscensus.aws;

import ebscensus.core.inventory.Budget;
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
 * The zones of a scope by DescribeAvailabilityZones, in which an instance can be: the local and Wavelength zones too, whether
 * the account has opted into them or not.
 */
final class Ec2Zones {
    private static final String AVAILABILITY_ZONE = "availability-zone";

    /** Such as {@code us-west-2-lax-1a}: no wildcard, and no longer than a filter's value may be. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,255}");

    /** In one region. Our own choice: each is a request in flight. */
    private static final int MOST_AVAILABILITY_ZONES = 20;

    private final Ec2Client ec2;
    private final AwsCalls calls;

    /**
     * Their names in groups.
     *
     * @param groups each availability zone by itself, and all others together, for they hold little; none if there are not several
     *     availability zones, or EC2 does not tell
     * @param failure why EC2 does not tell, if so
     * @param calls what it cost to ask
     */
    record Groups(List<List<String>> groups, @Nullable Missing failure, Calls calls) {}

    /** @param budget of this action */
    Ec2Zones(Ec2Client ec2, AwsCredentialsProvider credentials, Budget budget) {
        this.ec2 = ec2;
        this.calls = new AwsCalls("ec2:DescribeAvailabilityZones", new RequestBudget(budget), credentials);
    }

    /** Never fails, for a fleet can be listed without: a role that was made before this was asked may not allow it. */
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
