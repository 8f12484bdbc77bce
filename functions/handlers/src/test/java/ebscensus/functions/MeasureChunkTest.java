package ebscensus.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.FakeInventory;
import ebscensus.core.inventory.FakeReportStore;
import ebscensus.core.inventory.ForwardingInventory;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.inventory.ReportStore;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.FakeRunStore;
import ebscensus.core.plan.InstanceGroup;
import ebscensus.core.plan.Plan;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.plan.Share;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import ebscensus.functions.MeasureChunk.Input;
import ebscensus.functions.MeasureChunk.Receipt;
import ebscensus.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MeasureChunkTest {
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final Budget BUDGET = Budget.ofCallsPerSecond(10);

    private final FakeInventory inventory = new FakeInventory();
    private final FakeRunStore store = new FakeRunStore();

    @BeforeEach
    void one_chunk_of_two_instances_and_three_volumes() {
        inventory.add(
                SCOPE,
                List.of(new Instance("i-1", 1, Map.of()), new Instance("i-2", 1, Map.of())),
                List.of(
                        new Volume("vol-1", "eu-west-1a", "gp3", 8, false, List.of("i-1")),
                        new Volume("vol-2", "eu-west-1a", "gp3", 30, false, List.of("i-2")),
                        new Volume("vol-3", "eu-west-1a", "io2", 100, true, List.of("i-1", "i-2"))));
        var share = new Share(SCOPE, BUDGET, List.of(new InstanceGroup(1, Map.of(), List.of("i-1", "i-2"))));
        store.writeChunks(new Plan(List.of(new Chunk(7, AccountRole.DEFAULT, List.of(share))), 1));
    }

    @Test
    void a_chunk_is_measured_and_its_partial_written_under_its_number() {
        var receipt = function().measure(inventory, new Input("run-1", 7, 0, 0));

        assertThat(receipt).isEqualTo(new Receipt(7, 1, 2, 3, 138, 1, 0, "none"));
        assertThat(store.readPartial(7).orElseThrow().scopes().getFirst().instances())
                .isEqualTo(2);
    }

    @Test
    void a_chunk_delivered_twice_leaves_the_same_partial_but_for_its_time() {
        var function = function();

        function.measure(inventory, new Input("run-1", 7, 0, 0));
        var first = store.readPartial(7).orElseThrow();
        function.measure(inventory, new Input("run-1", 7, 0, 0));

        assertThat(store.readPartial(7).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*elapsed")
                .isEqualTo(first);
    }

    @Test
    void a_worker_that_starts_again_spends_no_burst() {
        var budgets = new ArrayList<Budget>();
        var observed = observing(budgets);

        function().measure(observed, new Input("run-1", 7, 0, 0));
        function().measure(observed, new Input("run-1", 7, 1, 0));
        function().measure(observed, new Input("run-1", 7, 0, 1));

        assertThat(budgets).containsExactly(BUDGET, BUDGET.withoutBurst(), BUDGET.withoutBurst());
    }

    @Test
    void what_was_measured_is_written_before_the_rest_is_tried_again() {
        inventory.failMeasuring(SCOPE, 0, new ThrottledOut("ec2:DescribeVolumes", "slow down"));
        var function = function();

        assertThatThrownBy(() -> function.measure(inventory, new Input("run-1", 7, 0, 0)))
                .isInstanceOf(Throttled.class);
        assertThat(store.readPartial(7)).isPresent();
        assertThat(function.measure(inventory, new Input("run-1", 7, Retries.MOST, 0))
                        .instances())
                .isZero();
    }

    @Test
    void every_volume_has_a_row_in_the_object_of_the_chunk_under_the_day_on_which_the_run_started() throws IOException {
        var kept = new FakeReportStore();

        var receipt = keeping(kept).measure(inventory, new Input("nightly-20/7f3a", 7, 0, 0));

        assertThat(receipt.rows()).isEqualTo("memory:volumes/dt=2026-11-30/nightly-20-00007.jsonl.gz");
        assertThat(kept.mediaType(receipt.rows())).isEqualTo("application/gzip");
        assertThat(rows(kept.at(receipt.rows())))
                .extracting(row -> row.get("ResourceId").stringValue() + " "
                        + row.get("SubAccountName").stringValue() + " "
                        + row.get("Use").stringValue() + " "
                        + row.get("Gibibytes") + " " + row.get("SeenByOtherChunks"))
                .containsExactlyInAnyOrder(
                        "vol-1 Payments running 8 false",
                        "vol-2 Payments running 30 false",
                        "vol-3 Payments running 100 true");
    }

    @Test
    void a_chunk_that_is_repeated_writes_its_rows_to_the_same_object() throws IOException {
        var kept = new FakeReportStore();
        var function = keeping(kept);

        function.measure(inventory, new Input("nightly/7f3a", 7, 0, 0));
        var receipt = function.measure(inventory, new Input("nightly/7f3a", 7, 0, 1));

        assertThat(rows(kept.at(receipt.rows()))).hasSize(3);
        assertThat(kept.names("", "", 10)).containsExactly("volumes/dt=2026-11-30/nightly-00007.jsonl.gz");
    }

    @Test
    void what_was_measured_has_its_rows_although_the_rest_is_tried_again() throws IOException {
        var kept = new FakeReportStore();
        inventory.failMeasuring(SCOPE, 0, new ThrottledOut("ec2:DescribeVolumes", "slow down"));

        assertThatThrownBy(() -> keeping(kept).measure(inventory, new Input("nightly/7f3a", 7, 0, 0)))
                .isInstanceOf(Throttled.class);
        assertThat(rows(kept.at("memory:volumes/dt=2026-11-30/nightly-00007.jsonl.gz")))
                .isEmpty();
    }

    @Test
    void rows_that_cannot_be_written_cost_neither_the_partial_nor_a_second_measurement() {
        var receipt = keeping(new FakeReportStore().refuseFiles("Access Denied"))
                .measure(inventory, new Input("nightly/7f3a", 7, 0, 0));

        assertThat(receipt).isEqualTo(new Receipt(7, 1, 2, 3, 138, 1, 0, "not written: Access Denied"));
        assertThat(store.readPartial(7)).isPresent();
    }

    @Test
    void a_chunk_that_was_never_planned_is_refused() {
        assertThatThrownBy(() -> function().measure(inventory, new Input("run-1", 8, 0, 0)))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void what_a_chunk_may_still_be_tried_again_does_not_depend_on_refusals_of_Lambda() {
        inventory.failMeasuring(SCOPE, 0, new ThrottledOut("ec2:DescribeVolumes", "slow down"));

        assertThatThrownBy(() -> function().measure(inventory, new Input("run-1", 7, Retries.MOST - 1, 12)))
                .isInstanceOf(Throttled.class);
    }

    private MeasureChunk function() {
        return new MeasureChunk(_ -> inventory, _ -> store, VolumeObjects.OFF);
    }

    private MeasureChunk keeping(ReportStore kept) {
        store.writePlan(new RunPlan(
                CensusRequest.DEFAULT,
                new Caller("111122223333", "arn:aws:iam::111122223333:role/census"),
                Instant.parse("2026-11-30T23:59:59Z"),
                List.of(),
                List.of(),
                new TreeMap<>(Map.of("111122223333", "Payments")),
                null));
        return new MeasureChunk(_ -> inventory, _ -> store, new VolumeObjects(kept));
    }

    private static List<JsonNode> rows(byte[] compressed) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> Json.readTree(line.getBytes(UTF_8)))
                    .toList();
        }
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
