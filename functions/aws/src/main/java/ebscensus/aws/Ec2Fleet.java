package ebscensus.aws;

import ebscensus.core.Budget;
import ebscensus.core.CensusRequest;
import ebscensus.core.Fleet;
import ebscensus.core.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Tag;

/** A scope's instances by DescribeInstances, those of AWS-managed services included: they are hidden by default, yet billed. */
final class Ec2Fleet implements Fleet {
    private final Ec2Client ec2;
    private final AwsCalls calls;
    private final List<Filter> filters;
    private final Set<String> tagKeys;

    Ec2Fleet(Ec2Client ec2, CensusRequest request, AwsCredentialsProvider credentials, Budget budget) {
        this.ec2 = ec2;
        this.calls = new AwsCalls("ec2:DescribeInstances", new RequestBudget(budget), credentials);
        this.filters = request.filters().entrySet().stream()
                .map(filter -> Filter.builder()
                        .name(filter.getKey())
                        .values(filter.getValue())
                        .build())
                .toList();
        this.tagKeys = Set.copyOf(request.tagKeys());
    }

    @Override
    public Page page(@Nullable String token) {
        var meter = new CallMeter();
        var request = DescribeInstancesRequest.builder()
                .maxResults(Ec2Limits.INSTANCES_PER_PAGE)
                .includeManagedResources(true)
                .filters(filters)
                .nextToken(token)
                .overrideConfiguration(calls.carrying(meter))
                .build();
        var answer = calls.call(meter, () -> ec2.describeInstances(request));
        if (!answer.hasReservations()) {
            throw calls.nonsense(meter, "IncompleteAnswer", "an answer without a set of reservations");
        }
        var instances = new ArrayList<Instance>();
        for (var reservation : answer.reservations()) {
            for (var instance : reservation.instances()) {
                if (instance.instanceId() == null || instance.state() == null) {
                    throw calls.nonsense(meter, "IncompleteAnswer", "an instance without id or state: " + instance);
                }
                if (instance.state().name() != InstanceStateName.TERMINATED) {
                    instances.add(toInstance(instance));
                }
            }
        }
        return new Page(instances, Tokens.next(answer.nextToken()), meter.calls());
    }

    private Instance toInstance(software.amazon.awssdk.services.ec2.model.Instance instance) {
        var tags = new HashMap<String, String>();
        for (Tag tag : instance.tags()) {
            if (tagKeys.contains(tag.key())) {
                tags.put(tag.key(), tag.value());
            }
        }
        boolean expectsVolumes = instance.blockDeviceMappings().stream().anyMatch(mapping -> mapping.ebs() != null);
        return new Instance(instance.instanceId(), expectsVolumes, tags);
    }
}
