package ebscensus.benchmark;

import ebscensus.benchmark.VirtualEc2.Action;
import ebscensus.core.count.Concurrency;
import ebscensus.core.count.Lister;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.Listing;
import ebscensus.core.plan.Share;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/** A process that lists and measures as core's Lister and Measurer do, on a virtual clock: its waiting and its processor time. */
final class VirtualWorker {
    private final VirtualClock clock;
    private final VirtualEc2 ec2;
    private final Settings settings;
    private final long[] processorsFreeAt;

    /**
     * What a worker is like.
     *
     * @param perInstance processor time to read an instance from an answer
     * @param perVolume processor time to read a volume from an answer
     * @param volumesEach attached to every instance
     */
    record Settings(
            int processors, Concurrency concurrency, Duration perInstance, Duration perVolume, int volumesEach) {}

    VirtualWorker(VirtualClock clock, VirtualEc2 ec2, Settings settings) {
        this.clock = clock;
        this.ec2 = ec2;
        this.settings = settings;
        this.processorsFreeAt = new long[settings.processors()];
    }

    /** Page after page in each scope, several scopes at once. */
    void list(List<Listing> scopes, Budget budget, Runnable then) {
        VirtualClock.forEach(
                scopes.iterator(), settings.concurrency().scopes(), (scope, done) -> list(scope, budget, done), then);
    }

    /** A large scope from its beginning by its zones, after as many pages as a small one has; at the end one that is empty. */
    private void list(Listing scope, Budget budget, Runnable then) {
        var page = page(scope, ec2.budget(budget));
        long small = (long) Lister.PAGES_OF_A_SMALL_FLEET * Ec2.INSTANCES_PER_PAGE;
        if (scope.instances() <= small) {
            chain(scope.instances(), page, then);
            return;
        }
        var zones = LongStream.rangeClosed(0, Assumptions.ZONES)
                .map(zone ->
                        zone == Assumptions.ZONES ? 0 : Scopes.share(scope.instances(), Assumptions.ZONES, (int) zone))
                .boxed()
                .toList();
        Runnable divided = () -> VirtualClock.forEach(
                zones.iterator(), zones.size(), (instances, done) -> chain(instances, page, done), then);
        chain(
                small,
                page,
                () -> ec2.ask(scope.scope(), Action.DESCRIBE_AVAILABILITY_ZONES, ec2.budget(budget), 0, divided));
    }

    private static void chain(long instances, BiConsumer<Integer, Runnable> page, Runnable then) {
        VirtualClock.forEach(parts(Math.max(1, instances), Ec2.INSTANCES_PER_PAGE), 1, page, then);
    }

    /** Batch after batch in each share, several shares and several batches of each at once. */
    void measure(Chunk chunk, Runnable then) {
        VirtualClock.forEach(
                chunk.shares().iterator(),
                settings.concurrency().scopes(),
                (share, done) -> VirtualClock.forEach(
                        parts(share.instances(), Volumes.INSTANCES_PER_BATCH),
                        settings.concurrency().callsPerScope(),
                        batch(share, ec2.budget(share.budget())),
                        done),
                then);
    }

    private BiConsumer<Integer, Runnable> page(Listing scope, Bucket budget) {
        return (items, done) -> ec2.ask(
                scope.scope(),
                Action.DESCRIBE_INSTANCES,
                budget,
                items,
                () -> compute(settings.perInstance().multipliedBy(items), done));
    }

    private BiConsumer<Integer, Runnable> batch(Share share, Bucket budget) {
        return (instances, done) -> VirtualClock.forEach(
                parts(Math.max(1, (long) instances * settings.volumesEach()), Ec2.VOLUMES_PER_PAGE),
                1,
                (volumes, read) -> ec2.ask(
                        share.scope(),
                        Action.DESCRIBE_VOLUMES,
                        budget,
                        volumes,
                        () -> compute(settings.perVolume().multipliedBy(volumes), read)),
                done);
    }

    /** On the processor that is free first. */
    private void compute(Duration time, Runnable then) {
        int first = 0;
        for (int processor = 1; processor < processorsFreeAt.length; processor++) {
            if (processorsFreeAt[processor] < processorsFreeAt[first]) {
                first = processor;
            }
        }
        processorsFreeAt[first] = Math.max(processorsFreeAt[first], clock.currentTimeNanos()) + time.toNanos();
        clock.at(processorsFreeAt[first], then);
    }

    /** How many in each part, all full but the last. */
    private static Iterator<Integer> parts(long items, int most) {
        return LongStream.range(0, Math.ceilDiv(items, most))
                .mapToObj(part -> (int) Math.min(most, items - part * most))
                .iterator();
    }
}
