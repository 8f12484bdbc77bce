package ebscensus.aws;

import static ebscensus.aws.answer.KeptElements.Text.TEXT;

import ebscensus.aws.answer.AnswerElement;
import ebscensus.aws.answer.AnswerReader;
import ebscensus.aws.answer.KeptElements;
import ebscensus.aws.answer.KeptElements.Fields;
import ebscensus.aws.answer.KeptElements.ListOf;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.Instance;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.FilterLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/**
 * Reads the instances of a scope with DescribeInstances. Includes the instances of AWS-managed services, which EC2 bills but leaves
 * out of responses by default.
 */
final class Ec2Fleet implements Fleet {
    /** EC2's state of an instance that no longer exists but is still in responses. */
    private static final String TERMINATED = InstanceStateName.TERMINATED.toString();

    /** EC2's state of an instance that does not run, but whose volumes are still billed. */
    private static final String STOPPED = InstanceStateName.STOPPED.toString();

    private static final String ZONE = "availability-zone";
    private static final String ID = "instance-id";

    /** If the request already has one of these filters, no further filter is added to it, so the fleet is not divided. */
    private static final Set<String> DIVIDING = Set.of(ZONE, "availability-zone-id", ID);

    private final Ec2Client ec2;
    private final AwsCalls calls;
    private final Ec2Zones zones;
    private final List<Filter> filters;
    private final Set<String> tagKeys;
    private final Fields kept;

    Ec2Fleet(Ec2Client ec2, CensusRequest request, AwsCredentialsProvider credentials, RequestBudget budget) {
        this.ec2 = ec2;
        this.calls = new AwsCalls("ec2:DescribeInstances", budget, credentials);
        this.zones = new Ec2Zones(ec2, credentials, budget.ofAnotherAction(RequestBudget.ASKED_ONCE));
        this.filters = request.filters().entrySet().stream()
                .map(filter -> filter(filter.getKey(), filter.getValue()))
                .toList();
        this.tagKeys = Set.copyOf(request.tagKeys());
        this.kept = kept(tagKeys);
    }

    /** Selects the instances of {@code whole} that also pass the filter {@code further}. Both fleets share one budget. */
    private Ec2Fleet(Ec2Fleet whole, Filter further) {
        this.ec2 = whole.ec2;
        this.calls = whole.calls;
        this.zones = whole.zones;
        this.filters = Stream.concat(whole.filters.stream(), Stream.of(further)).toList();
        this.tagKeys = whole.tagKeys;
        this.kept = whole.kept;
    }

    @Override
    public String action() {
        return calls.action();
    }

    @Override
    public Page page(@Nullable String token) {
        var meter = new CallMeter();
        var reader = new AnswerReader("DescribeInstancesResponse", kept);
        var request = DescribeInstancesRequest.builder()
                .maxResults(Ec2Limits.INSTANCES_PER_PAGE)
                .includeManagedResources(true)
                .filters(filters)
                .nextToken(token)
                .overrideConfiguration(calls.carrying(meter, reader))
                .build();
        calls.call(meter, () -> ec2.describeInstances(request));
        var page = calls.requireSet("reservationSet", reader, meter);
        var instances = new ArrayList<Instance>();
        for (var reservation : page.list("reservationSet")) {
            for (var instance : reservation.list("instancesSet")) {
                var state = instance.field("instanceState");
                String id = instance.text("instanceId");
                if (id == null || state == null) {
                    throw calls.nonsense(
                            meter,
                            "IncompleteAnswer",
                            id == null ? "an instance without an id" : "instance " + id + " without a state");
                }
                if (!TERMINATED.equals(state.text("name"))) {
                    instances.add(toInstance(id, STOPPED.equals(state.text("name")), instance));
                }
            }
        }
        return new Page(instances, Tokens.next(page.text("nextToken")), meter.calls());
    }

    /**
     * Divides the fleet by zone: one part for each availability zone, and one part for all Local and Wavelength Zones together,
     * because these have few instances.
     */
    @Override
    public Division divided() {
        if (!hasRoomForOneFilterMore()) {
            return Division.NONE;
        }
        var told = zones.groups();
        return new Division(
                told.groups().stream().map(names -> narrowed(ZONE, names)).toList(), told.failure(), told.calls());
    }

    @Override
    public Fleet only(Collection<String> ids) {
        Fleet.requireIds(ids);
        return hasRoomForOneFilterMore() ? narrowed(ID, ids) : Fleet.super.only(ids);
    }

    private boolean hasRoomForOneFilterMore() {
        int values = filters.stream().mapToInt(filter -> filter.values().size()).sum();
        return filters.size() < FilterLimits.FILTERS_PER_CALL
                && values + IDS_AT_ONCE <= FilterLimits.VALUES_PER_CALL
                && filters.stream().map(Filter::name).noneMatch(DIVIDING::contains);
    }

    private Fleet narrowed(String name, Collection<String> values) {
        return new Ec2Fleet(this, filter(name, values));
    }

    private static Filter filter(String name, Collection<String> values) {
        return Filter.builder().name(name).values(values).build();
    }

    private Instance toInstance(String id, boolean stopped, AnswerElement instance) {
        var tags = new HashMap<String, String>();
        for (AnswerElement tag : instance.list("tagSet")) {
            String key = tag.text("key");
            if (key != null && tagKeys.contains(key)) {
                tags.put(key, Objects.requireNonNullElse(tag.text("value"), ""));
            }
        }
        long mappedVolumes = instance.list("blockDeviceMapping").stream()
                .filter(mapping -> mapping.text("ebs") != null)
                .count();
        return new Instance(id, stopped, Math.toIntExact(mappedVolumes), tags);
    }

    /** Keeps tags only if the request needs them, because an instance may have fifty tags. */
    private static Fields kept(Set<String> tagKeys) {
        var instance = new HashMap<String, KeptElements>(Map.of(
                "instanceId", TEXT,
                "instanceState", new Fields(Map.of("name", TEXT)),
                "blockDeviceMapping", new ListOf(new Fields(Map.of("ebs", TEXT)))));
        if (!tagKeys.isEmpty()) {
            instance.put("tagSet", new ListOf(new Fields(Map.of("key", TEXT, "value", TEXT))));
        }
        var reservations = new ListOf(new Fields(Map.of("instancesSet", new ListOf(new Fields(instance)))));
        return new Fields(Map.of("nextToken", TEXT, "reservationSet", reservations));
    }
}
