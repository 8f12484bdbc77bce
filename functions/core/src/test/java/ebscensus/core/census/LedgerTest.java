package ebscensus.core.census;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.count.Concurrency;
import ebscensus.core.count.InProcessCensus;
import ebscensus.core.count.Lister;
import ebscensus.core.count.Measurer;
import ebscensus.core.count.Progress;
import ebscensus.core.count.ScopeResolver.Resolution;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.FakeInventory;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.ForwardingInventory;
import ebscensus.core.inventory.ForwardingVolumes;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Measured;
import ebscensus.core.inventory.Outcome.RegionDisabled;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.Listing;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.plan.Planner;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Tolerance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the ledger says of each scope, and what the verdict makes of it. */
class LedgerTest {
    private static final CensusRequest ATTACHED_ONLY = CensusRequest.DEFAULT.withAttachedOnly(true);
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final Scope OTHER = new Scope("111122223333", "us-east-1");
    private static final Scope FOREIGN = new Scope("444455556666", "eu-west-1");
    private static final Denied DENIED = new Denied("ec2:DescribeVolumes", "no");

    @Test
    void an_instance_whose_volumes_are_gone_when_they_are_asked_for_has_vanished_and_is_not_missing() {
        var inventory = new FakeInventory()
                .add(
                        SCOPE,
                        List.of(instance("i-gone", 1), instance("i-bare", 0), instance("i-here", 1)),
                        List.of(new Volume("vol-1", "eu-west-1a", "gp3", 8, false, List.of("i-here"))))
                .terminateOnceListed(SCOPE, "i-gone");

        var line = count(inventory, ATTACHED_ONLY, SCOPE).ledger().getFirst();

        assertThat(line.outcome()).isEqualTo(new Measured());
        assertThat(line.isMissing()).isFalse();
        assertThat(line.instancesListed()).isEqualTo(3);
        assertThat(line.instancesMeasured()).isEqualTo(3);
        assertThat(line.instancesVanished()).isEqualTo(1);
    }

    @Test
    void the_vanished_of_all_chunks_of_a_scope_add_up() {
        var instances =
                IntStream.range(0, 700).mapToObj(n -> instance("i-" + n, 1)).toList();
        var inventory = new FakeInventory().add(SCOPE, instances, List.of());
        var listings = new Lister(inventory, Concurrency.DEFAULT, new Progress()).list(ATTACHED_ONLY, List.of(SCOPE));
        var policy = new PlanPolicy(100, 300, 4, 10, Duration.ofMinutes(15), 2);
        var plan = new Planner(policy, Budget.ofCallsPerSecond(10), ATTACHED_ONLY).plan(listings);
        var measurer = new Measurer(inventory, Concurrency.DEFAULT, new Progress());
        instances.forEach(instance -> inventory.terminate(SCOPE, instance.id()));

        var census = Census.of(
                ATTACHED_ONLY,
                listings.stream().map(Listing::outline).toList(),
                plan.chunks().stream().map(measurer::measure).reduce(Partial.EMPTY, Partial::merge));

        assertThat(plan.chunks()).hasSizeGreaterThan(2);
        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(census.ledger())
                .singleElement()
                .extracting(LedgerLine::instancesVanished)
                .isEqualTo(700L);
    }

    @Test
    void the_time_of_a_scope_that_is_measured_while_it_is_listed_counts_once() {
        var clock = new AtomicLong();
        var slow = new SlowInventory(inventoryOf(450), clock);

        var line = census(slow, ATTACHED_ONLY, new Progress(clock::get), List.of(SCOPE))
                .ledger()
                .getFirst();

        assertThat(line.calls().elapsed()).isEqualTo(Duration.ofSeconds(5 + 3 * 10));
    }

    @Test
    void the_times_of_listing_and_of_all_workers_add_up() {
        var clock = new AtomicLong();
        var slow = new SlowInventory(inventoryOf(450), clock);
        var progress = new Progress(clock::get);
        var listings = new Lister(slow, Concurrency.DEFAULT, progress).list(ATTACHED_ONLY, List.of(SCOPE));
        var policy = new PlanPolicy(200, 400, 4, 10, Duration.ofMinutes(15), 2);
        var plan = new Planner(policy, Budget.ofCallsPerSecond(10), ATTACHED_ONLY).plan(listings);
        var measurer = new Measurer(slow, Concurrency.DEFAULT, progress);

        var census = Census.of(
                ATTACHED_ONLY,
                listings.stream().map(Listing::outline).toList(),
                plan.chunks().stream().map(measurer::measure).reduce(Partial.EMPTY, Partial::merge));

        assertThat(listings.getFirst().calls().elapsed()).isEqualTo(Duration.ofSeconds(5));
        assertThat(plan.chunks()).hasSize(2);
        assertThat(census.ledger().getFirst().calls().elapsed()).isEqualTo(Duration.ofSeconds(5 + 4 * 10));
    }

    @Test
    void a_tolerated_scope_that_is_missing_is_shown_as_accepted_and_leaves_the_verdict() {
        var inventory = threeScopes()
                .failMeasuring(OTHER, 0, DENIED)
                .failListing(FOREIGN, 0, new RegionDisabled("ec2:DescribeInstances", "not validated"));
        var request = ATTACHED_ONLY.withTolerate(new Tolerance(List.of(OTHER.toString(), FOREIGN.account())));

        var census = count(inventory, request, SCOPE, OTHER, FOREIGN);

        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(census.missing()).isEmpty();
        assertThat(census.accepted()).extracting(LedgerLine::scope).containsExactly(OTHER, FOREIGN);
        assertThat(census.instances()).isEqualTo(10);
    }

    @Test
    void a_scope_that_is_not_tolerated_still_makes_it_incomplete() {
        var inventory = threeScopes()
                .failMeasuring(OTHER, 0, DENIED)
                .failListing(FOREIGN, 0, new ThrottledOut("ec2:DescribeInstances", "slow down"));
        var request = ATTACHED_ONLY.withTolerate(new Tolerance(List.of("us-east-1")));

        var census = count(inventory, request, SCOPE, OTHER, FOREIGN);

        assertThat(census.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(census.missing()).extracting(LedgerLine::scope).containsExactly(FOREIGN);
    }

    @Test
    void nothing_is_accepted_of_a_tolerated_scope_that_is_complete() {
        var request = ATTACHED_ONLY.withTolerate(new Tolerance(List.of("eu-west-1")));

        var census = count(threeScopes(), request, SCOPE, OTHER, FOREIGN);

        assertThat(census.accepted()).isEmpty();
        assertThat(census.instances()).isEqualTo(30);
    }

    @Test
    void tolerance_of_a_region_does_not_cover_an_account_that_could_not_be_entered() {
        var tolerance = new Tolerance(List.of("eu-west-1", "111122223333/us-east-1"));

        assertThat(tolerance.accepts(FOREIGN)).isTrue();
        assertThat(tolerance.accepts(OTHER)).isTrue();
        assertThat(tolerance.accepts(new Scope(FOREIGN.account(), "us-east-1"))).isFalse();
        assertThat(tolerance.accepts(Scope.wholeAccount(FOREIGN.account()))).isFalse();
        assertThat(tolerance.accepts(Scope.EVERYWHERE)).isFalse();
        assertThat(new Tolerance(List.of(FOREIGN.account())).accepts(Scope.wholeAccount(FOREIGN.account())))
                .isTrue();
    }

    private static FakeInventory threeScopes() {
        var inventory = new FakeInventory();
        for (Scope scope : List.of(SCOPE, OTHER, FOREIGN)) {
            inventory.add(scope, instances(10), List.of());
        }
        return inventory;
    }

    private static FakeInventory inventoryOf(int instances) {
        return new FakeInventory().add(SCOPE, instances(instances), List.of()).withPageSize(100);
    }

    private static List<Instance> instances(int number) {
        return IntStream.range(0, number).mapToObj(n -> instance("i-" + n, 0)).toList();
    }

    private static Instance instance(String id, int mappedVolumes) {
        return new Instance(id, mappedVolumes, Map.of());
    }

    private static Census count(Inventory inventory, CensusRequest request, Scope... scopes) {
        return census(inventory, request, new Progress(), List.of(scopes));
    }

    private static Census census(Inventory inventory, CensusRequest request, Progress progress, List<Scope> scopes) {
        return new InProcessCensus(inventory, new Concurrency(1, 1), progress).count(request, Resolution.of(scopes));
    }

    /** A page takes a second, a batch ten. */
    private static final class SlowInventory extends ForwardingInventory {
        private final AtomicLong clock;

        SlowInventory(Inventory inventory, AtomicLong clock) {
            super(inventory);
            this.clock = clock;
        }

        @Override
        public Fleet fleet(Scope scope, CensusRequest request, Budget budget) {
            var fleet = super.fleet(scope, request, budget);
            return token -> {
                clock.addAndGet(Duration.ofSeconds(1).toNanos());
                return fleet.page(token);
            };
        }

        @Override
        public Volumes volumes(Scope scope, Budget budget) {
            var volumes = super.volumes(scope, budget);
            return new ForwardingVolumes(volumes) {
                @Override
                public Batch attachedTo(List<String> batch) {
                    clock.addAndGet(Duration.ofSeconds(10).toNanos());
                    return super.attachedTo(batch);
                }
            };
        }
    }
}
