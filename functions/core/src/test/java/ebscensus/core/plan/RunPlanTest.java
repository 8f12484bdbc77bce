package ebscensus.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Cubes;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.ListedScope;
import ebscensus.core.census.Measures;
import ebscensus.core.census.Partial;
import ebscensus.core.census.Report;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.census.Verdict;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.LostChunk;
import ebscensus.core.inventory.Outcome.Measured;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunPlanTest {
    private static final Scope IRELAND = new Scope("111122223333", "eu-west-1");
    private static final Scope OHIO = new Scope("111122223333", "us-east-2");
    private static final Scope VIRGINIA = new Scope("111122223333", "us-east-1");

    private static final Caller CALLER = new Caller("111122223333", "arn:aws:iam::111122223333:user/ann");

    /** Two chunks: the first has part of Ireland and all of Ohio, the second the rest of Ireland and Virginia. */
    private static final RunPlan PLAN = new RunPlan(
            CensusRequest.DEFAULT,
            CALLER,
            Instant.EPOCH,
            List.of(listed(IRELAND, 5), listed(OHIO, 1), listed(VIRGINIA, 4)),
            List.of(outline(1, Map.of(IRELAND, 3L, OHIO, 1L)), outline(2, Map.of(IRELAND, 2L, VIRGINIA, 4L))));

    @Test
    void the_report_says_who_asked_for_what_and_when() {
        var report = PLAN.report(Instant.EPOCH.plusSeconds(9), PLAN.merged(RunPlanTest::measured));

        assertThat(report)
                .isEqualTo(new Report(
                        CALLER,
                        CensusRequest.DEFAULT,
                        Instant.EPOCH,
                        Instant.EPOCH.plusSeconds(9),
                        PLAN.close(RunPlanTest::measured)));
    }

    @Test
    void all_chunks_together_are_complete() {
        var census = PLAN.close(RunPlanTest::measured);

        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(census.instances()).isEqualTo(10);
        assertThat(census.totals()).isEqualTo(new Measures(10, 80));
    }

    @Test
    void a_lost_chunk_is_missing_by_name_from_each_of_its_scopes_and_the_others_are_counted() {
        var census = PLAN.close(chunk -> chunk.number() == 2 ? chunk.lost("States.Timeout") : measured(chunk));

        var lost = new LostChunk(2, "States.Timeout");
        assertThat(census.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(census.ledger()).extracting(LedgerLine::scope).containsExactly(IRELAND, VIRGINIA, OHIO);
        assertThat(census.ledger()).extracting(LedgerLine::outcome).containsExactly(lost, lost, new Measured());
        assertThat(census.ledger()).extracting(LedgerLine::instancesListed).containsExactly(5L, 4L, 1L);
        assertThat(census.ledger()).extracting(LedgerLine::instancesMeasured).containsExactly(3L, 0L, 1L);
        assertThat(census.totals()).isEqualTo(new Measures(4, 32));
    }

    @Test
    void a_chunk_whose_partial_leaves_a_scope_out_is_noticed() {
        var census = PLAN.close(chunk -> chunk.number() == 2 ? Partial.EMPTY : measured(chunk));

        assertThat(census.missing()).extracting(LedgerLine::scope).containsExactly(IRELAND, VIRGINIA);
    }

    @Test
    void a_plan_without_chunks_closes_over_what_was_listed() {
        var census = new RunPlan(CensusRequest.DEFAULT, CALLER, Instant.EPOCH, List.of(listed(IRELAND, 0)), List.of())
                .close(RunPlanTest::measured);

        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(census.ledger()).hasSize(1);
    }

    @Test
    void the_outline_of_a_chunk_has_the_number_of_instances_of_each_scope() {
        var group = new InstanceGroup(1, Map.of(), List.of("i-1", "i-2"));
        var budget = Budget.ofCallsPerSecond(10);
        var chunk = new Chunk(
                7,
                AccountRole.DEFAULT,
                List.of(
                        new Share(VIRGINIA, budget, List.of(group)),
                        new Share(IRELAND, budget, List.of(group, group))));

        assertThat(ChunkOutline.of(chunk)).isEqualTo(outline(7, Map.of(IRELAND, 4L, VIRGINIA, 2L)));
        assertThat(chunk.instances()).isEqualTo(6);
    }

    private static ListedScope listed(Scope scope, long instances) {
        return new ListedScope(scope, instances, new Calls(1, 0), null);
    }

    private static ChunkOutline outline(int number, Map<Scope, Long> instances) {
        return new ChunkOutline(number, new TreeMap<>(instances));
    }

    /** Each instance with a volume of 8 GiB. */
    private static Partial measured(ChunkOutline chunk) {
        return Partial.of(chunk.instances().entrySet().stream().map(share -> {
            long instances = share.getValue();
            var totals = Cubes.of("gp3", new Measures(instances, instances * 8));
            return new ScopePartial(share.getKey(), instances, 0, totals, Map.of(), Calls.NONE, null);
        }));
    }
}
