package ebscensus.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.AccountRole;
import ebscensus.core.Budget;
import ebscensus.core.Chunk;
import ebscensus.core.FakeInventory;
import ebscensus.core.FakeRunStore;
import ebscensus.core.ForwardingInventory;
import ebscensus.core.Instance;
import ebscensus.core.InstanceGroup;
import ebscensus.core.Inventory;
import ebscensus.core.Outcome.ThrottledOut;
import ebscensus.core.Plan;
import ebscensus.core.Scope;
import ebscensus.core.Share;
import ebscensus.core.Throttled;
import ebscensus.core.Volume;
import ebscensus.core.Volumes;
import ebscensus.functions.MeasureChunk.Input;
import ebscensus.functions.MeasureChunk.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeasureChunkTest {
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final Budget BUDGET = Budget.ofCallsPerSecond(10);

    private final FakeInventory inventory = new FakeInventory();
    private final FakeRunStore store = new FakeRunStore();

    @BeforeEach
    void one_chunk_of_two_instances_and_three_volumes() {
        inventory.add(
                SCOPE,
                List.of(new Instance("i-1", true, Map.of()), new Instance("i-2", true, Map.of())),
                List.of(
                        new Volume("vol-1", "gp3", 8, false, List.of("i-1")),
                        new Volume("vol-2", "gp3", 30, false, List.of("i-2")),
                        new Volume("vol-3", "io2", 100, true, List.of("i-1", "i-2"))));
        var share = new Share(SCOPE, BUDGET, List.of(new InstanceGroup(true, List.of(), List.of("i-1", "i-2"))));
        store.writeChunks(new Plan(List.of(new Chunk(7, AccountRole.DEFAULT, List.of(share))), 1));
    }

    @Test
    void a_chunk_is_measured_and_its_partial_written_under_its_number() {
        var receipt = new MeasureChunk(inventory, _ -> store).measure(new Input("run-1", 7, 0));

        assertThat(receipt).isEqualTo(new Receipt(7, 1, 2, 3, 138, 1, 0));
        assertThat(store.readPartial(7).orElseThrow().scopes().getFirst().instances())
                .isEqualTo(2);
    }

    @Test
    void a_chunk_delivered_twice_leaves_the_same_partial_but_for_its_time() {
        var function = new MeasureChunk(inventory, _ -> store);

        function.measure(new Input("run-1", 7, 0));
        var first = store.readPartial(7).orElseThrow();
        function.measure(new Input("run-1", 7, 0));

        assertThat(store.readPartial(7).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*elapsed")
                .isEqualTo(first);
    }

    @Test
    void a_worker_that_starts_again_spends_no_burst() {
        var budgets = new ArrayList<Budget>();
        var function = new MeasureChunk(observing(budgets), _ -> store);

        function.measure(new Input("run-1", 7, 0));
        function.measure(new Input("run-1", 7, 1));

        assertThat(budgets).containsExactly(BUDGET, BUDGET.withoutBurst());
    }

    @Test
    void what_was_measured_is_written_before_the_rest_is_tried_again() {
        inventory.failMeasuring(SCOPE, 0, new ThrottledOut("ec2:DescribeVolumes", "slow down"));
        var function = new MeasureChunk(inventory, _ -> store);

        assertThatThrownBy(() -> function.measure(new Input("run-1", 7, 0))).isInstanceOf(Throttled.class);
        assertThat(store.readPartial(7)).isPresent();
        assertThat(function.measure(new Input("run-1", 7, Retries.MOST)).instances())
                .isZero();
    }

    @Test
    void a_chunk_that_was_never_planned_is_refused() {
        assertThatThrownBy(() -> new MeasureChunk(inventory, _ -> store).measure(new Input("run-1", 8, 0)))
                .isInstanceOf(NoSuchElementException.class);
    }

    private Inventory observing(List<Budget> budgets) {
        return new ForwardingInventory(inventory) {
            @Override
            public Volumes volumes(Scope scope, Budget budget) {
                budgets.add(budget);
                return super.volumes(scope, budget);
            }
        };
    }
}
