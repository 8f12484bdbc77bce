package ebscensus.functions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.aws.store.UnreadableRun;
import ebscensus.core.census.Partial;
import ebscensus.core.census.Verdict;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.ChunkOutline;
import ebscensus.core.plan.EndedRun;
import ebscensus.core.plan.FakeRunStore;
import ebscensus.core.plan.Plan;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.plan.RunStore;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.InvalidRequest;
import ebscensus.core.request.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EarlierRunsTest {
    private final FakeRunStore here = new FakeRunStore();

    @Test
    void an_execution_that_another_version_planned_is_refused() {
        refuses(new Unreadable() {
            @Override
            public RunPlan readPlan() {
                throw unreadable("plan");
            }
        });
    }

    @Test
    void an_execution_whose_results_another_version_wrote_is_refused() {
        refuses(new Unreadable());
    }

    private void refuses(Unreadable earlier) {
        here.recordEnd("nightly", new EndedRun("nightly/listing", Verdict.INCOMPLETE, "s3://census/report.json"));

        assertThatThrownBy(() -> new EarlierRuns(_ -> earlier).find("nightly", here))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageStartingWith(
                        "rerun: execution \"nightly\" was planned by another version of the census: s3://")
                .hasMessageContaining("Start a new census")
                .hasMessageNotContaining("property");
    }

    /** A run of one chunk, whose partial cannot be read. */
    private static class Unreadable implements RunStore {
        private final RunStore rest = new FakeRunStore();

        @Override
        public RunPlan readPlan() {
            var chunk = new ChunkOutline(1, new TreeMap<>(Map.of(new Scope("111122223333", "eu-west-1"), 1L)));
            return new RunPlan(
                    CensusRequest.DEFAULT,
                    new Caller("111122223333", "arn:aws:iam::111122223333:user/ann"),
                    Instant.EPOCH,
                    List.of(),
                    List.of(chunk));
        }

        @Override
        public Optional<Partial> readPartial(int chunk) {
            throw unreadable("partials/00001");
        }

        @Override
        public void writePlan(RunPlan written) {
            rest.writePlan(written);
        }

        @Override
        public void writeChunks(Plan written) {
            rest.writeChunks(written);
        }

        @Override
        public Chunk readChunk(int number) {
            return rest.readChunk(number);
        }

        @Override
        public void writePartial(int chunk, Partial partial) {
            rest.writePartial(chunk, partial);
        }

        @Override
        public Optional<String> readLoss(int chunk) {
            return rest.readLoss(chunk);
        }

        @Override
        public void writeEnd(EndedRun end) {
            rest.writeEnd(end);
        }

        @Override
        public Optional<EndedRun> readEnd(String execution) {
            return rest.readEnd(execution);
        }

        static UnreadableRun unreadable(String name) {
            var cause = new IllegalStateException("Missing creator property");
            return new UnreadableRun("s3://census/runs/nightly/listing/" + name + ".json", cause);
        }
    }
}
