package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Count;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The AWS SDK, which retries nothing here, as a client of one simulator. */
final class Client implements AutoCloseable {
    static final AwsCredentials OWN = AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret");
    static final String REGION = "us-east-1";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Ec2Client ec2;

    Client(Simulator simulator) {
        this(simulator, OWN, REGION);
    }

    Client(Simulator simulator, AwsCredentials credentials, String region) {
        this(simulator.endpoint(), credentials, region, PATIENCE);
    }

    private Client(URI endpoint, AwsCredentials credentials, String region, Duration patience) {
        this.ec2 = Ec2Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .httpClient(Apache5HttpClient.builder().socketTimeout(patience).build())
                .build();
    }

    static Client impatient(Simulator simulator, Duration patience) {
        return new Client(simulator.endpoint(), OWN, REGION, patience);
    }

    static StsClient sts(Simulator simulator) {
        return sts(simulator, REGION);
    }

    static StsClient sts(Simulator simulator, String region) {
        return StsClient.builder()
                .endpointOverride(simulator.endpoint())
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(OWN))
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .httpClient(Apache5HttpClient.create())
                .build();
    }

    static OrganizationsClient organizations(Simulator simulator, AwsCredentials credentials) {
        return OrganizationsClient.builder()
                .endpointOverride(simulator.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .httpClient(Apache5HttpClient.create())
                .build();
    }

    static AwsCredentials of(String account) {
        return AwsBasicCredentials.create("ASIA" + account + "TEST", "secret");
    }

    static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    static Filter filter(String name, List<String> values) {
        return Filter.builder().name(name).values(values).build();
    }

    /** All pages. */
    List<Instance> instances(UnaryOperator<DescribeInstancesRequest.Builder> request) {
        var first = request.apply(DescribeInstancesRequest.builder().maxResults(1000))
                .build();
        return ec2.describeInstancesPaginator(first).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .toList();
    }

    /** All pages. */
    List<Volume> volumes(UnaryOperator<DescribeVolumesRequest.Builder> request) {
        var first =
                request.apply(DescribeVolumesRequest.builder().maxResults(1000)).build();
        return ec2.describeVolumesPaginator(first).volumes().stream().toList();
    }

    /** The live instances, hidden ones too. */
    List<Instance> fleet() {
        return instances(all -> all.includeManagedResources(true)).stream()
                .filter(instance -> instance.state().name() != InstanceStateName.TERMINATED)
                .toList();
    }

    /** What a careful reader counts: by 200 instances at a time, each volume once. */
    Count attachedTo(List<Instance> instances) {
        var seen = new HashSet<String>();
        var count = Count.NONE;
        for (var ids : batches(instances)) {
            var filter = filter("attachment.instance-id", ids);
            for (Volume volume :
                    volumes(all -> all.includeManagedResources(true).filters(filter))) {
                if (holdsAny(volume, Set.copyOf(ids)) && seen.add(volume.volumeId())) {
                    count = count.plus(new Count(1, volume.size()));
                }
            }
        }
        return count;
    }

    static boolean holdsAny(Volume volume, Set<String> instances) {
        return volume.attachments().stream()
                .anyMatch(attachment -> attachment.instanceId() != null
                        && attachment.state() != VolumeAttachmentState.DETACHED
                        && instances.contains(attachment.instanceId()));
    }

    private static List<List<String>> batches(List<Instance> instances) {
        var batches = new ArrayList<List<String>>();
        for (int from = 0; from < instances.size(); from += Ec2Limits.FILTER_VALUES) {
            int to = Math.min(from + Ec2Limits.FILTER_VALUES, instances.size());
            batches.add(instances.subList(from, to).stream()
                    .map(Instance::instanceId)
                    .toList());
        }
        return batches;
    }

    @Override
    public void close() {
        ec2.close();
    }
}
