package ebscensus.core.count;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Census;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Measures;
import ebscensus.core.census.Verdict;
import ebscensus.core.count.ScopeResolver.Resolution;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.FakeInventory;
import ebscensus.core.inventory.ForwardingInventory;
import ebscensus.core.inventory.ForwardingVolumes;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Empty;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.Measured;
import ebscensus.core.inventory.Outcome.RegionDisabled;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Tolerance;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InProcessCensusTest {
    private static final CensusRequest ATTACHED_ONLY = CensusRequest.DEFAULT.withAttachedOnly(true);
    private static final Scope GOOD = new Scope("111122223333", "eu-west-1");
    private static final Scope BAD = new Scope("111122223333", "us-east-1");
    private static final Scope WORSE = new Scope("444455556666", "us-east-1");
    private final FakeInventory inventory = new FakeInventory().withPageSize(100);
    private final Progress progress = new Progress(() -> 0);

    @Test
    void one_bad_scope_does_not_stop_the_others() {
        var denied = new Denied("ec2:DescribeVolumes", "not authorized");
        var disabled = new RegionDisabled("ec2:DescribeInstances", "not validated");
        add(GOOD, 150);
        add(BAD, 150);
        add(WORSE, 150);
        inventory.failMeasuring(BAD, 0, denied).failListing(WORSE, 0, disabled);

        var census = count(ATTACHED_ONLY, GOOD, BAD, WORSE);

        assertThat(census.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(census.ledger()).extracting(LedgerLine::outcome).containsExactly(new Measured(), denied, disabled);
        assertThat(census.missing()).extracting(LedgerLine::scope).containsExactly(BAD, WORSE);
        assertThat(census.instances()).isEqualTo(150);
        assertThat(census.totals()).isEqualTo(new Measures(150, 150 * 8));
        assertThat(progress.snapshot().scopesDone()).isEqualTo(3);
    }

    @Test
    void an_account_without_instances_is_complete_and_empty() {
        var census = count(ATTACHED_ONLY.withGroupBy(List.of("tag:team")), GOOD);

        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(census.instances()).isZero();
        assertThat(census.totals()).isEqualTo(Measures.NONE);
        assertThat(census.by(Dimension.ACCOUNT)).isEmpty();
        assertThat(census.breakdowns()).containsEntry(Dimension.tag("team"), Collections.emptySortedMap());
        assertThat(census.ledger()).singleElement().satisfies(line -> {
            assertThat(line.outcome()).isEqualTo(new Empty());
            assertThat(line.calls()).isEqualTo(new Calls(1, 0));
        });
    }

    @Test
    void a_census_of_no_scopes_is_not_complete() {
        assertThat(count(ATTACHED_ONLY).ledger()).isEmpty();
        assertThat(count(ATTACHED_ONLY).verdict()).isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    void a_census_of_which_everything_is_missing_is_not_complete_whatever_is_tolerated() {
        inventory.failListing(GOOD, 0, new Denied("ec2:DescribeInstances", "no"));

        var census = count(ATTACHED_ONLY.withTolerate(new Tolerance(List.of(GOOD.region()))), GOOD);

        assertThat(census.missing()).isEmpty();
        assertThat(census.verdict()).isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    void an_account_whose_instances_have_no_volumes_is_named_with_nothing() {
        inventory.add(GOOD, List.of(new Instance("i-1", 0, Map.of())), List.of());

        var census = count(ATTACHED_ONLY, GOOD);

        assertThat(census.instances()).isEqualTo(1);
        assertThat(census.by(Dimension.ACCOUNT)).isEqualTo(Map.of("111122223333", Measures.NONE));
        assertThat(census.by(Dimension.TYPE)).isEmpty();
        assertThat(census.ledger().getFirst().outcome()).isEqualTo(new Measured());
    }

    @Test
    void what_has_been_counted_can_be_told_while_calls_never_end() throws InterruptedException {
        add(GOOD, 150);
        add(BAD, 450);
        add(WORSE, 50);
        var stalled = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        var census = new InProcessCensus(stallingAfterOneBatch(BAD, stalled, over), new Concurrency(1, 1), progress);
        var request = ATTACHED_ONLY;
        var thread = Thread.startVirtualThread(() -> census.count(request, Resolution.of(List.of(GOOD, BAD, WORSE))));

        stalled.await();
        var told = census.soFar(request);

        assertThat(told.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(told.ledger())
                .extracting(LedgerLine::outcome)
                .containsExactly(new Measured(), new Interrupted(), new Interrupted());
        assertThat(told.ledger()).extracting(LedgerLine::instancesMeasured).containsExactly(150L, 200L, 0L);
        assertThat(told.totals()).isEqualTo(new Measures(350, 350 * 8));

        over.countDown();
        thread.join();
        assertThat(census.soFar(request).verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(census.soFar(request).instances()).isEqualTo(650);
    }

    @Test
    void a_scope_that_waits_for_EC2_does_not_hold_up_the_others() {
        var scopes = IntStream.range(0, 40)
                .mapToObj(number -> new Scope("%012d".formatted(number), "eu-west-1"))
                .toList();
        scopes.forEach(scope -> add(scope, 10));
        var othersAreDone = new CountDownLatch(scopes.size() - 1);
        var slow = scopes.getFirst();
        var held = new ForwardingInventory(inventory) {
            @Override
            public Volumes volumes(Scope scope, Budget budget) {
                var volumes = super.volumes(scope, budget);
                return new ForwardingVolumes(volumes) {
                    @Override
                    public Batch attachedTo(List<String> batch) {
                        if (scope.equals(slow)) {
                            awaitInTime(othersAreDone);
                        } else {
                            othersAreDone.countDown();
                        }
                        return super.attachedTo(batch);
                    }
                };
            }
        };

        var census =
                new InProcessCensus(held, new Concurrency(2, 1), progress).count(ATTACHED_ONLY, Resolution.of(scopes));

        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(census.instances()).isEqualTo(400);
        assertThat(census.ledger()).extracting(LedgerLine::scope).containsExactlyElementsOf(scopes);
    }

    private static void awaitInTime(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS))
                    .as("the other scopes went on")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void before_its_scopes_are_known_nothing_has_been_counted_of_any() {
        var census = new InProcessCensus(inventory, Concurrency.DEFAULT, progress);

        var told = census.soFar(ATTACHED_ONLY);

        assertThat(told.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(told.ledger()).singleElement().satisfies(line -> {
            assertThat(line.scope()).isEqualTo(Scope.EVERYWHERE);
            assertThat(line.outcome()).isEqualTo(new Interrupted());
        });
    }

    @Test
    void an_interruption_cannot_be_tolerated() {
        var tolerant = ATTACHED_ONLY.withTolerate(new Tolerance(List.of(GOOD.toString())));
        add(GOOD, 1);
        progress.stop();

        var census = new InProcessCensus(inventory, Concurrency.DEFAULT, progress);

        assertThat(census.count(tolerant, Resolution.of(List.of(GOOD))).verdict())
                .isEqualTo(Verdict.INCOMPLETE);
    }

    private Inventory stallingAfterOneBatch(Scope where, CountDownLatch stalled, CountDownLatch over) {
        return new ForwardingInventory(inventory) {
            @Override
            public Volumes volumes(Scope scope, Budget budget) {
                var volumes = super.volumes(scope, budget);
                var batches = new AtomicInteger();
                return new ForwardingVolumes(volumes) {
                    @Override
                    public Batch attachedTo(List<String> batch) {
                        if (scope.equals(where) && batches.getAndIncrement() == 1) {
                            stalled.countDown();
                            awaitUninterruptibly(over);
                        }
                        return super.attachedTo(batch);
                    }
                };
            }
        };
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_was_listed_before_a_listing_failed_is_measured_and_the_census_incomplete() {
        var why = new ThrottledOut("ec2:DescribeInstances", "slow down");
        add(GOOD, 150);
        inventory.failListing(GOOD, 1, why);

        var census = count(ATTACHED_ONLY, GOOD);

        assertThat(census.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(census.ledger()).singleElement().satisfies(line -> {
            assertThat(line.outcome()).isEqualTo(why);
            assertThat(line.instancesListed()).isEqualTo(100);
            assertThat(line.instancesMeasured()).isEqualTo(100);
            assertThat(line.totals()).isEqualTo(new Measures(100, 800));
            assertThat(line.calls()).isEqualTo(new Calls(3, 1));
        });
    }

    @Test
    void what_was_stopped_is_interrupted() {
        add(GOOD, 150);
        progress.stop();

        var census = count(ATTACHED_ONLY, GOOD);

        assertThat(census.missing()).extracting(LedgerLine::outcome).containsExactly(new Interrupted());
    }

    @Test
    void only_the_instances_that_the_request_selects_are_counted() {
        inventory.add(
                GOOD,
                List.of(new Instance("i-1", 0, Map.of("env", "prod")), new Instance("i-2", 0, Map.of("env", "dev"))),
                List.of(
                        new Volume("vol-1", "eu-west-1a", "gp3", 8, false, List.of("i-1")),
                        new Volume("vol-2", "eu-west-1a", "gp3", 16, false, List.of("i-2")),
                        new Volume("vol-3", "eu-west-1a", "io2", 32, true, List.of("i-1", "i-2"))));
        var request = ATTACHED_ONLY
                .withFilters(new TreeMap<>(Map.of("tag:env", List.of("prod"))))
                .withGroupBy(List.of("tag:env"));

        var census = count(request, GOOD);

        assertThat(census.instances()).isEqualTo(1);
        assertThat(census.totals()).isEqualTo(new Measures(2, 40));
        assertThat(census.by(Dimension.tag("env"))).isEqualTo(Map.of("prod", new Measures(2, 40)));
    }

    @Test
    void a_tag_value_of_256_characters_of_any_unicode_is_counted_under_itself() {
        String value = "\ud83d\udc18\u0000\u202e\u4e2d".repeat(64);
        inventory.add(
                GOOD,
                List.of(new Instance("i-1", 0, Map.of("team", value))),
                List.of(new Volume("vol-1", "eu-west-1a", "gp3", 8, false, List.of("i-1"))));

        var census = count(ATTACHED_ONLY.withGroupBy(List.of("tag:team")), GOOD);

        assertThat(census.by(Dimension.tag("team"))).isEqualTo(Map.of(value, new Measures(1, 8)));
    }

    @Test
    void volumes_of_equal_ids_in_two_scopes_are_two() {
        for (Scope scope : List.of(GOOD, BAD)) {
            inventory.add(
                    scope,
                    List.of(new Instance("i-1", 0, Map.of())),
                    List.of(new Volume("vol-1", "eu-west-1a", "io2", 8, true, List.of("i-1"))));
        }

        assertThat(count(ATTACHED_ONLY, GOOD, BAD).totals()).isEqualTo(new Measures(2, 16));
    }

    @Test
    void a_thousand_instances_take_a_page_of_them_and_five_batches() {
        inventory.withPageSize(1_000);
        add(GOOD, 1_000);

        var census = count(ATTACHED_ONLY, GOOD);

        assertThat(census.ledger().getFirst().calls()).isEqualTo(new Calls(6, 0));
    }

    private Census count(CensusRequest request, Scope... scopes) {
        return new InProcessCensus(inventory, Concurrency.DEFAULT, progress)
                .count(request, ScopeResolver.Resolution.of(List.of(scopes)));
    }

    /** Instances with a volume of 8 GiB each. */
    private void add(Scope scope, int instances) {
        var ids = IntStream.range(0, instances).mapToObj(n -> "i-" + n).toList();
        inventory.add(
                scope,
                ids.stream().map(id -> new Instance(id, 0, Map.of())).toList(),
                ids.stream()
                        .map(id -> new Volume("vol-" + id, "eu-west-1a", "gp3", 8, false, List.of(id)))
                        .toList());
    }
}
