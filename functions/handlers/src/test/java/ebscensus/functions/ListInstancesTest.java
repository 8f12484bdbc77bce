package ebscensus.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.census.ListedScope;
import ebscensus.core.census.Measures;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.census.Source;
import ebscensus.core.count.Progress;
import ebscensus.core.inventory.FakeInventory;
import ebscensus.core.inventory.FakeReportStore;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.inventory.Volume;
import ebscensus.core.plan.FakeRunStore;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.request.Caller;
import ebscensus.core.request.InvalidRequest;
import ebscensus.core.request.Scope;
import ebscensus.functions.ListInstances.Input;
import ebscensus.functions.ListInstances.Output;
import ebscensus.functions.ListInstances.Work;
import ebscensus.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListInstancesTest {
    private static final Scope IRELAND = new Scope("111122223333", "eu-west-1");
    private static final Caller CALLER =
            new Caller("111122223333", "arn:aws:lambda:eu-west-1:111122223333:function:census-list:live");
    private static final Scope STOCKHOLM = new Scope("111122223333", "eu-north-1");
    /** Number of the only chunk, where the fleet is measured where it was listed. */
    private static final int WHOLE = 1;

    private static final Instant NOW = Instant.parse("2026-11-01T02:00:00Z");
    private static final PlanPolicy SMALL_CHUNKS = new PlanPolicy(100, 1_000, 4, 10, Duration.ofMinutes(15), 2);

    private final FakeInventory inventory = new FakeInventory();
    private final FakeRunStore store = new FakeRunStore();
    private final FakeReportStore kept = new FakeReportStore();
    private final List<String> log = new ArrayList<>();
    private VolumeObjects volumes = VolumeObjects.OFF;

    @Test
    void a_small_fleet_is_measured_where_it_is_listed() {
        addInstances(IRELAND, 300);

        var output = list("{}", 0);

        assertThat(output).isEqualTo(new Output("run-1/listing", 300, 0, 1, "runs/run-1/listing/items.jsonl"));
        assertThat(store.readPlan().startedAt()).isEqualTo(NOW);
        assertThat(store.readPlan().caller()).isEqualTo(CALLER);
        assertThat(store.readPlan().scopes()).extracting(ListedScope::instances).containsExactly(300L);
        assertThat(store.readPlan().chunks()).hasSize(1);
        assertThat(measured(WHOLE).getFirst().totals()).isEqualTo(new Measures(300, 2_400));
        assertThat(store.chunkNumbers()).isEmpty();
    }

    @Test
    void a_small_fleet_has_its_rows_in_one_object_and_the_log_says_where() {
        addInstances(IRELAND, 300);
        volumes = new VolumeObjects(kept);

        list("{}", 0);

        assertThat(log).containsExactly("rows of all volumes: memory:volumes/dt=2026-11-01/run-1-00001.jsonl.gz");
        assertThat(kept.at("memory:volumes/dt=2026-11-01/run-1-00001.jsonl.gz")).isNotEmpty();
    }

    @Test
    void rows_that_cannot_be_written_are_a_line_of_the_log_and_cost_nothing_else() {
        addInstances(IRELAND, 300);
        volumes = new VolumeObjects(kept.refuseFiles("Access Denied"));

        list("{}", 0);

        assertThat(log).containsExactly("rows of all volumes: not written: Access Denied");
        assertThat(measured(WHOLE).getFirst().totals()).isEqualTo(new Measures(300, 2_400));
        assertThat(store.readPlan().chunks()).hasSize(1);
    }

    @Test
    void an_account_without_instances_is_measured_too() {
        assertThat(list("{\"inProcessLimit\": 0}", 0))
                .isEqualTo(new Output("run-1/listing", 0, 0, 1, "runs/run-1/listing/items.jsonl"));
        assertThat(measured(WHOLE)).singleElement().satisfies(scope -> {
            assertThat(scope.instances()).isZero();
            assertThat(scope.others().counted()).containsExactly(Source.OTHERS, Source.RECYCLE_BIN, Source.UNLISTED);
        });
    }

    @Test
    void a_larger_fleet_is_planned_and_left_to_others() {
        addInstances(IRELAND, 250);
        addInstances(STOCKHOLM, 150);

        var output = list("{\"regions\": \"all\", \"inProcessLimit\": 399}", 0);

        assertThat(output).isEqualTo(new Output("run-1/listing", 400, 3, 3, "runs/run-1/listing/items.jsonl"));
        assertThat(store.chunkNumbers()).containsExactly(1, 2, 3);
        assertThat(store.readPlan().chunks()).hasSize(3);
        assertThat(store.readPartial(WHOLE)).isEmpty();
        assertThat(inventory.batchesAsked(IRELAND)).isZero();
    }

    @Test
    void the_regions_are_the_functions_own_those_named_or_all_that_are_enabled() {
        addInstances(IRELAND, 1);
        addInstances(STOCKHOLM, 1);

        list("{}", 0);
        assertThat(store.readPlan().scopes()).extracting(ListedScope::scope).containsExactly(IRELAND);
        list("{\"regions\": [\"eu-north-1\"]}", 0);
        assertThat(store.readPlan().scopes()).extracting(ListedScope::scope).containsExactly(STOCKHOLM);
        list("{\"regions\": \"all\"}", 0);
        assertThat(store.readPlan().scopes()).extracting(ListedScope::scope).containsExactly(STOCKHOLM, IRELAND);
    }

    @Test
    void a_scope_that_time_may_mend_is_tried_again_until_retries_are_used_up() {
        addInstances(IRELAND, 1);
        inventory.failListing(IRELAND, 0, new ThrottledOut("ec2:DescribeInstances", "slow down"));

        assertThatThrownBy(() -> list("{}", 0)).isInstanceOf(Throttled.class);
        assertThatThrownBy(() -> list("{}", Retries.MOST - 1)).isInstanceOf(Throttled.class);
        list("{}", Retries.MOST);
        assertThat(store.readPlan().scopes().getFirst().failure())
                .isEqualTo(new ThrottledOut("ec2:DescribeInstances", "slow down"));
    }

    @Test
    void many_pages_of_healthy_scopes_are_not_listed_again_for_one_that_is_throttled() {
        addInstances(IRELAND, Retries.SENT_AGAIN);
        inventory
                .withPageSize(1)
                .undivided()
                .failListing(STOCKHOLM, 0, new ThrottledOut("ec2:DescribeInstances", "slow down"));
        String both = "{\"regions\": [\"eu-west-1\", \"eu-north-1\"], \"inProcessLimit\": 0}";

        assertThatThrownBy(() -> list(both, 0)).isInstanceOf(Throttled.class);
        inventory.add(IRELAND, List.of(new Instance("i-more", 0, Map.of())), List.of());
        list(both, 0);

        assertThat(store.readPlan().scopes())
                .extracting(ListedScope::failure)
                .containsExactly(null, new ThrottledOut("ec2:DescribeInstances", "slow down"));
    }

    @Test
    void many_calls_for_healthy_scopes_are_not_made_again_for_one_that_cannot_be_measured() {
        addInstances(IRELAND, Retries.SENT_AGAIN - 1);
        addInstances(STOCKHOLM, 1);
        inventory
                .withPageSize(1)
                .undivided()
                .failMeasuring(STOCKHOLM, 0, new Failed("ec2:DescribeVolumes", "InternalError", "", "", true));

        list("{\"regions\": \"all\"}", 0);

        assertThat(measured(WHOLE)).extracting(ScopePartial::instances).containsExactly(0L, 99L);
    }

    @Test
    void what_fails_while_a_small_fleet_is_measured_is_tried_again_as_well() {
        addInstances(IRELAND, 1);
        inventory.failMeasuring(IRELAND, 0, new Failed("ec2:DescribeVolumes", "InternalError", "", "", true));

        assertThatThrownBy(() -> list("{}", 0)).isInstanceOf(Unreachable.class);
        list("{}", Retries.MOST);
        assertThat(measured(WHOLE).getFirst().instances()).isZero();
    }

    @Test
    void a_denied_scope_is_recorded_at_once() {
        inventory.failListing(IRELAND, 0, new Denied("ec2:DescribeInstances", "no"));

        list("{}", 0);

        assertThat(store.readPlan().scopes().getFirst().failure()).isInstanceOf(Denied.class);
    }

    @Test
    void a_request_that_is_not_allowed_is_refused_by_name() {
        assertThatThrownBy(() -> list("{\"region\": \"eu-west-1\"}", 0))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("\"region\"")
                .hasMessageContaining("did you mean \"regions\"?");
    }

    @Test
    void lambda_is_answered_in_JSON_and_one_line_is_logged() throws IOException {
        var context = new FakeContext("arn:aws:lambda:eu-west-1:111122223333:function:census-list:live");

        var answer = handle("{\"run\": \"run-1\", \"request\": {}, \"attempt\": 0, \"restarts\": 0}", context);

        assertThat(answer)
                .isEqualTo(
                        "{\"run\":\"run-1/%1$s\",\"instances\":0,\"chunks\":0,\"maxConcurrency\":1,\"items\":\"runs/run-1/%1$s/items.jsonl\"}"
                                .formatted(context.getAwsRequestId()));
        assertThat(context.lines()).singleElement().asString().startsWith("listed ");
        assertThat(store.readPlan().scopes()).extracting(ListedScope::scope).containsExactly(IRELAND);
    }

    @Test
    void a_scope_that_was_listed_slowly_is_logged_with_the_reason() throws IOException {
        var context = new FakeContext("arn:aws:lambda:eu-west-1:111122223333:function:census-list:live");
        inventory.withPageSize(10).withZones(3, 0);
        addInstances(IRELAND, 300);

        handle("{\"run\": \"run-1\", \"request\": {}, \"attempt\": 0, \"restarts\": 0}", context);

        assertThat(context.lines())
                .contains(
                        "111122223333/eu-west-1 was listed page by page, which takes longer, because its zones are not"
                                + " known: denied: ec2:DescribeAvailabilityZones; allow it to the caller (not"
                                + " authorized)");
    }

    @Test
    void an_input_without_its_number_of_attempts_is_refused() {
        var context = new FakeContext("arn:aws:lambda:eu-west-1:111122223333:function:census-list:live");

        assertThatThrownBy(() -> handle("{\"run\": \"run-1\", \"request\": {}, \"restarts\": 0}", context))
                .hasMessageContaining("'attempt'");
    }

    private String handle(String input, FakeContext context) throws IOException {
        var answer = new ByteArrayOutputStream();
        function().handleRequest(new ByteArrayInputStream(input.getBytes(UTF_8)), answer, context);
        return answer.toString(UTF_8);
    }

    private Output list(String request, int attempt) {
        var input = new Input("run-1", Json.readTree(request.getBytes(UTF_8)), attempt, 0);
        return function().list(new Work(input, inventory, IRELAND, CALLER, "listing", NOW, new Progress(), log::add));
    }

    private ListInstances function() {
        return new ListInstances(_ -> inventory, _ -> store, InstantSource.fixed(NOW), SMALL_CHUNKS, volumes);
    }

    private List<ScopePartial> measured(int chunk) {
        return store.readPartial(chunk).orElseThrow().scopes();
    }

    private void addInstances(Scope scope, int number) {
        var instances = new ArrayList<Instance>();
        var volumes = new ArrayList<Volume>();
        for (int n = 0; n < number; n++) {
            instances.add(new Instance("i-" + n, 0, Map.of()));
            volumes.add(new Volume("vol-" + n, "eu-west-1a", "gp3", 8, false, List.of("i-" + n)));
        }
        inventory.add(scope, instances, volumes);
    }
}
