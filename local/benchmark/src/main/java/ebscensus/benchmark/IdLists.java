package ebscensus.benchmark;

import static java.util.stream.Gatherers.mapConcurrent;
import static java.util.stream.Gatherers.windowFixed;

import ebscensus.core.Budget;
import ebscensus.core.CensusRequest;
import ebscensus.core.Concurrency;
import ebscensus.core.Volumes;
import io.github.bucket4j.BlockingBucket;
import io.github.bucket4j.Bucket;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Volume;

/**
 * The other form of asking: volumes by lists of their ids, which the listing of the instances tells. A list of which one id is
 * gone is refused as a whole, and the instances that it was for are then asked for by the filter. Within half of EC2's documented
 * buckets, as the census is.
 */
final class IdLists implements AutoCloseable {
    private static final String NOT_FOUND = "InvalidVolume.NotFound";

    private final Form form;
    private final Ec2Client ec2;

    /**
     * How a list is asked for.
     *
     * @param ids in one call, 1,000 at the most
     * @param filtered whether beside a filter that lets everything pass that is attached, so that EC2 might take the call for a
     *     filtered one and charge the larger bucket; no source says whether it does
     * @param listedFirst whether all instances are listed before the first volume is asked for, as for workers
     */
    record Form(int ids, boolean filtered, boolean listedFirst) {
        /** What EC2's bucket for such calls refills by, halved. Source: as {@link Ec2#BUCKET}. */
        int callsPerSecond() {
            return filtered ? CensusRequest.DEFAULT_CALLS_PER_SECOND : CensusRequest.DEFAULT_CALLS_PER_SECOND / 2;
        }
    }

    private record Attached(String volume, String instance) {}

    IdLists(URI endpoint, Form form) {
        this.form = form;
        this.ec2 = StockClient.builder(endpoint)
                .overrideConfiguration(config -> config.addExecutionInterceptor(new Pace(form.callsPerSecond())))
                .build();
    }

    /** How many volumes are attached. */
    long attached() {
        var found = new HashSet<String>();
        var listed = form.listedFirst() ? listed().toList().stream() : listed();
        listed.gather(windowFixed(form.ids()))
                .gather(mapConcurrent(Concurrency.DEFAULT.callsPerScope(), this::byIds))
                .forEach(found::addAll);
        return found.size();
    }

    @Override
    public void close() {
        ec2.close();
    }

    private Stream<Attached> listed() {
        return ec2
                .describeInstancesPaginator(
                        all -> all.maxResults(Ec2.INSTANCES_PER_PAGE).includeManagedResources(true))
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .flatMap(instance -> instance.blockDeviceMappings().stream()
                        .filter(device -> device.ebs() != null)
                        .map(device -> new Attached(device.ebs().volumeId(), instance.instanceId())));
    }

    private List<String> byIds(List<Attached> listed) {
        var request = DescribeVolumesRequest.builder()
                .includeManagedResources(true)
                .volumeIds(listed.stream().map(Attached::volume).toList());
        if (form.filtered()) {
            request.filters(filter("status", List.of("in-use")));
        }
        try {
            return attached(ec2.describeVolumes(request.build()).volumes().stream());
        } catch (Ec2Exception e) {
            if (!NOT_FOUND.equals(e.awsErrorDetails().errorCode())) {
                throw e;
            }
            return listed.stream()
                    .map(Attached::instance)
                    .distinct()
                    .gather(windowFixed(Volumes.INSTANCES_PER_BATCH))
                    .flatMap(this::byInstances)
                    .toList();
        }
    }

    private Stream<String> byInstances(List<String> instances) {
        var pages = ec2.describeVolumesPaginator(all -> all.maxResults(Ec2.VOLUMES_PER_PAGE)
                .includeManagedResources(true)
                .filters(filter("attachment.instance-id", instances)));
        return attached(pages.volumes().stream()).stream();
    }

    private static List<String> attached(Stream<Volume> volumes) {
        return volumes.filter(StockClient::isAttached).map(Volume::volumeId).toList();
    }

    private static Filter filter(String name, List<String> values) {
        return Filter.builder().name(name).values(values).build();
    }

    /** Holds every attempt until the bucket for its kind of call has a token. */
    private static final class Pace implements ExecutionInterceptor {
        private final BlockingBucket lists;
        private final BlockingBucket volumes = bucket(CensusRequest.DEFAULT_CALLS_PER_SECOND);
        private final BlockingBucket instances = bucket(CensusRequest.DEFAULT_CALLS_PER_SECOND);

        Pace(int listsPerSecond) {
            lists = bucket(listsPerSecond);
        }

        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            var bucket = context.request() instanceof DescribeVolumesRequest request
                    ? (request.hasVolumeIds() ? lists : volumes)
                    : instances;
            bucket.consumeUninterruptibly(1);
        }

        private static BlockingBucket bucket(int callsPerSecond) {
            var budget = Budget.ofCallsPerSecond(callsPerSecond);
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(budget.burst()).refillGreedy(1, budget.perCall()))
                    .build()
                    .asBlocking();
        }
    }
}
