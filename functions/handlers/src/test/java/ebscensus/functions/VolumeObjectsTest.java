package ebscensus.functions;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.inventory.FakeReportStore;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class VolumeObjectsTest {
    private final FakeReportStore store = new FakeReportStore();

    @Test
    void the_day_is_that_on_which_the_run_started_in_UTC_and_the_chunk_is_numbered_as_in_the_run() {
        for (String start : List.of("2026-11-30T00:00:00Z", "2026-11-30T23:59:59.999Z")) {
            try (var rows = new VolumeObjects(store).begin("nightly/listing", 42, () -> plan(start))) {
                assertThat(rows.store()).isEqualTo("memory:volumes/dt=2026-11-30/nightly-00042.jsonl.gz");
            }
        }
    }

    @Test
    void a_plan_that_cannot_be_read_costs_the_object_and_not_the_chunk() {
        try (var rows = new VolumeObjects(store).begin("nightly/listing", 1, () -> {
            throw new NoSuchElementException("no plan");
        })) {
            assertThat(rows.store()).isEqualTo("not written: no plan");
        }
        assertThat(store.names("", "", 10)).isEmpty();
    }

    @Test
    void where_no_volumes_are_kept_the_plan_is_not_read() {
        try (var rows = VolumeObjects.OFF.begin("nightly/listing", 1, () -> {
            throw new AssertionError("the plan is read");
        })) {
            assertThat(rows.store()).isEqualTo("none");
        }
    }

    private static RunPlan plan(String start) {
        var caller = new Caller("111122223333", "arn:aws:iam::111122223333:role/census");
        return new RunPlan(CensusRequest.DEFAULT, caller, Instant.parse(start), List.of(), List.of());
    }
}
