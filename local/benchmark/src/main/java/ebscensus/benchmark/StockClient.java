package ebscensus.benchmark;

import static java.util.stream.Gatherers.mapConcurrent;
import static java.util.stream.Gatherers.windowFixed;

import ebscensus.core.inventory.Volumes;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.xml.stream.XMLInputFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.Ec2ClientBuilder;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;

/** What others write: the SDK with its own defaults, and nothing of ours. One scope, as long as nothing is said. */
final class StockClient implements AutoCloseable {
    private static final int WORKERS = 2;

    static {
        // The parser of those who have not the census's on their class path as well.
        System.setProperty(
                "javax.xml.stream.XMLInputFactory",
                XMLInputFactory.newDefaultFactory().getClass().getName());
    }

    private final Ec2Client ec2;

    StockClient(URI endpoint) {
        ec2 = builder(endpoint).build();
    }

    /** Of the first scope, with the SDK's own defaults. */
    static Ec2ClientBuilder builder(URI endpoint) {
        return Ec2Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(Scopes.first(1).getFirst().region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")));
    }

    /**
     * The algorithm that the program began with: lists all instances, splits them evenly between two workers, and each asks
     * EC2 for the volumes of one instance after the other.
     *
     * @return how many volumes are attached
     */
    long askForEachInstance() throws Exception {
        var instances = ec2.describeInstancesPaginator().reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(Instance::instanceId)
                .toList();
        int half = instances.size() / WORKERS;
        List<Callable<Long>> workers = List.of(
                () -> attachedTo(instances.subList(0, half)),
                () -> attachedTo(instances.subList(half, instances.size())));
        try (var threads = Executors.newFixedThreadPool(WORKERS)) {
            long volumes = 0;
            for (var worker : threads.invokeAll(workers)) {
                volumes += worker.get();
            }
            return volumes;
        }
    }

    /**
     * What the census does: asks for the volumes of 200 instances a call, so many calls at once.
     *
     * @return how many are attached
     */
    long askForBatches(List<String> instances, int inFlight) {
        return instances.stream()
                .gather(windowFixed(Volumes.INSTANCES_PER_BATCH))
                .gather(mapConcurrent(inFlight, this::attachedToAny))
                .mapToLong(volumes -> volumes)
                .sum();
    }

    /**
     * What {@code aws ec2 describe-volumes} does: reads all volumes of the region, page after page.
     *
     * @return how many of them are attached
     */
    long readAllPages() {
        return ec2.describeVolumesPaginator(all -> all.maxResults(Ec2.VOLUMES_PER_PAGE)).volumes().stream()
                .filter(StockClient::isAttached)
                .count();
    }

    @Override
    public void close() {
        ec2.close();
    }

    private long attachedTo(List<String> instances) {
        long volumes = 0;
        for (String instance : instances) {
            volumes +=
                    ec2.describeVolumesPaginator(one -> one.filters(attachment(List.of(instance)))).volumes().stream()
                            .filter(StockClient::isAttached)
                            .count();
        }
        return volumes;
    }

    private long attachedToAny(List<String> batch) {
        return ec2
                .describeVolumesPaginator(
                        one -> one.maxResults(Ec2.VOLUMES_PER_PAGE).filters(attachment(batch)))
                .volumes()
                .stream()
                .filter(StockClient::isAttached)
                .count();
    }

    private static Filter attachment(List<String> instances) {
        return Filter.builder().name("attachment.instance-id").values(instances).build();
    }

    /** To whatever it is, and in whatever state short of detached. */
    static boolean isAttached(Volume volume) {
        return volume.attachments().stream()
                .anyMatch(attachment -> attachment.state() != VolumeAttachmentState.DETACHED);
    }
}
