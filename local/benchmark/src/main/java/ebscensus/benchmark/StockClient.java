package ebscensus.benchmark;

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

/** A client as other people would write it, with the SDK's defaults and without our code. It counts only the first scope. */
final class StockClient implements AutoCloseable {
    private static final int WORKERS = 2;

    static {
        // Selects the JDK's own XML parser, because other people do not have the census's XML parser on their class
        // path.
        System.setProperty(
                "javax.xml.stream.XMLInputFactory",
                XMLInputFactory.newDefaultFactory().getClass().getName());
    }

    private final Ec2Client ec2;

    StockClient(URI endpoint) {
        ec2 = builder(endpoint).build();
    }

    static Ec2ClientBuilder builder(URI endpoint) {
        return Ec2Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(Scopes.FIRST.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")));
    }

    /**
     * Counts as this program's predecessor did: lists all instances and divides them between two workers. A worker requests the
     * volumes of one instance after the other, each with a separate request.
     *
     * @return the number of attached volumes
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
     * Reads all volumes of the region page by page, as {@code aws ec2 describe-volumes} does.
     *
     * @return the number of attached volumes
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
        return instances.stream()
                .flatMap(instance -> ec2
                        .describeVolumesPaginator(one -> one.filters(Filter.builder()
                                .name("attachment.instance-id")
                                .values(instance)
                                .build()))
                        .volumes()
                        .stream())
                .filter(StockClient::isAttached)
                .count();
    }

    private static boolean isAttached(Volume volume) {
        return volume.attachments().stream()
                .anyMatch(attachment -> attachment.state() != VolumeAttachmentState.DETACHED);
    }
}
