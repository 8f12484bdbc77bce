package ebscensus.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Cell;
import ebscensus.core.census.Cubes;
import ebscensus.core.census.ListedScope;
import ebscensus.core.census.Measures;
import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.FakeReportStore;
import ebscensus.core.inventory.Prices;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import ebscensus.report.Billed;
import ebscensus.report.Overview;
import ebscensus.report.money.PricedCell;
import ebscensus.report.money.PricedCube;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final Instant YESTERDAY = Instant.parse("2026-11-27T02:00:00Z");
    private static final Instant TODAY = Instant.parse("2026-11-28T02:00:00Z");

    private final FakeReportStore reports = new FakeReportStore();

    @Test
    void a_comparison_that_fails_is_a_note_and_report_page_and_rows_are_written_all_the_same() {
        delivery("monday", YESTERDAY).deliver(report(YESTERDAY, 10), List.of());
        var delivery = delivery("tuesday", TODAY);

        // Which no comparison can take, since its place is no scope.
        var delivered = delivery.deliver(ofAccount("nobody", report(TODAY, 20)), List.of());

        assertThat(delivery.troubles())
                .singleElement()
                .asString()
                .startsWith("what changed since the last complete report is not known: account: \"nobody\"");
        assertThat(delivered.change()).isEqualTo(Delivery.Told.NOTHING);
        assertThat(new String(reports.at(delivered.place()), UTF_8))
                .contains("\"gibibytes\" : 20")
                .doesNotContain("\"change\"");
        assertThat(new String(reports.at("memory:" + delivered.name()), UTF_8)).startsWith("<!DOCTYPE html>");
        assertThat(reports.at("memory:cells/dt=2026-11-28/tuesday.jsonl.gz")).isNotEmpty();
        assertThat(new History(reports, CensusRequest.DEFAULT, TODAY.plusSeconds(1), "wednesday").points())
                .hasSize(2);
    }

    private Delivery delivery(String execution, Instant startedAt) {
        return new Delivery(
                reports, execution, startedAt, new History(reports, CensusRequest.DEFAULT, startedAt, execution));
    }

    private static Overview report(Instant startedAt, long gibibytes) {
        var caller = new Caller("111122223333", "arn:aws:lambda:eu-west-1:111122223333:function:list");
        var listed = new ListedScope(SCOPE, 1, Calls.NONE, null);
        var plan = new RunPlan(CensusRequest.DEFAULT, caller, startedAt, List.of(listed), List.of());
        var cube = Cubes.of("gp3", new Measures(1, gibibytes));
        var measured = Partial.of(Stream.of(new ScopePartial(SCOPE, 1, 0, cube, Map.of(), Calls.NONE, null)));
        return Overview.of(plan.report(startedAt.plus(Duration.ofMinutes(5)), measured), Prices.NOT_ASKED);
    }

    /** With all its cells in this account. */
    private static Overview ofAccount(String account, Overview report) {
        var billed = Objects.requireNonNull(report.billed());
        var cells = new TreeMap<Cell, PricedCell>();
        billed.cube().cells().forEach((cell, priced) -> {
            var values = new ArrayList<>(cell.values());
            values.set(0, account);
            cells.put(new Cell(values), priced);
        });
        var cube = new PricedCube(billed.cube().dimensions(), cells);
        return new Overview(
                report.caller(),
                report.request(),
                report.startedAt(),
                report.finishedAt(),
                report.instances(),
                report.totals(),
                report.breakdowns(),
                report.ledger(),
                report.completes(),
                report.accountNames(),
                new Billed(
                        billed.uses(),
                        cube.by(),
                        cube,
                        billed.prices(),
                        billed.savings(),
                        billed.largest(),
                        billed.notCounted()));
    }
}
