package ebscensus.report.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Measures;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import ebscensus.json.Schemas;
import ebscensus.report.Billed;
import ebscensus.report.Overview;
import ebscensus.report.RandomReports;
import ebscensus.report.ReportJson;
import ebscensus.report.ReportReader;
import ebscensus.report.TableStyle;
import ebscensus.report.money.Holding;
import ebscensus.report.money.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeLawsTest {
    private static final Set<ChangeCause> MIRRORED = Set.of(ChangeCause.PARTLY_SEEN, ChangeCause.OTHER_REQUEST);

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_causes_add_up_to_the_difference_exactly(long seed) {
        var reports = new RandomReports(seed);
        var before = reports.next();
        var after = reports.change().next();
        var change = Change.between(before, after);
        var total = change.billed().effects().total();

        assertThat(total.volumes())
                .isEqualTo(
                        billed(after).total().volumes() - billed(before).total().volumes());
        assertThat(total.gibibytes())
                .isEqualTo(billed(after).total().gibibytes()
                        - billed(before).total().gibibytes());
        assertThat(total.monthly())
                .isEqualTo(
                        change.currencies().isEmpty()
                                ? Money.NONE
                                : money(after).minus(money(before)));
        assertThat(change.attached().effects().total().gibibytes())
                .isEqualTo(after.totals().gibibytes() - before.totals().gibibytes());
        change.uses().forEach((use, compared) -> {
            assertThat(compared.before().volumes())
                    .isEqualTo(billed(before)
                            .uses()
                            .getOrDefault(use, Holding.NONE)
                            .volumes());
            assertThat(compared.after().volumes())
                    .isEqualTo(
                            billed(after).uses().getOrDefault(use, Holding.NONE).volumes());
        });
        change.by()
                .forEach((dimension, values) -> assertThat(
                                values.values().stream().map(Compared::effects).reduce(Effects.NONE, Effects::plus))
                        .as(dimension.name())
                        .isEqualTo(change.billed().effects()));
        assertThat(change.cells().values().stream().reduce(Effects.NONE, Effects::plus))
                .isEqualTo(change.billed().effects());
        assertThat(change.coverage().stream().map(CoverageChange::effect).reduce(Quantity.NONE, Quantity::plus))
                .isEqualTo(total.minus(change.billed().effects().withoutCoverage()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_report_has_not_changed_since_itself(long seed) {
        var report = new RandomReports(seed).next();
        var change = Change.between(report, ReportReader.read(ReportJson.write(report)));

        assertThat(change.isEmpty()).isTrue();
        assertThat(change.coverage()).isEmpty();
        assertThat(change.billed().effects()).isEqualTo(Effects.NONE);
        assertThat(change.by().values()).allMatch(values -> values.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_read_from_files_has_changed_like_what_was_written(long seed) {
        var reports = new RandomReports(seed);
        var before = reports.next();
        var after = reports.change().next();

        assertThat(Change.between(
                        ReportReader.read(ReportJson.write(before)), ReportReader.read(ReportJson.write(after))))
                .isEqualTo(Change.between(before, after));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void looking_back_the_difference_and_the_coverage_are_the_opposite(long seed) {
        var reports = new RandomReports(seed);
        var before = reports.next();
        var after = reports.change().next();
        var forth = Change.between(before, after).billed().effects();
        var back = Change.between(after, before).billed().effects();

        assertThat(back.total()).isEqualTo(opposite(forth.total()));
        assertThat(back.withoutCoverage()).isEqualTo(opposite(forth.withoutCoverage()));
        assertThat(back.of(ChangeCause.NEWLY_SEEN)).isEqualTo(opposite(forth.of(ChangeCause.NO_LONGER_SEEN)));
        assertThat(MIRRORED).allSatisfy(cause -> assertThat(back.of(cause)).isEqualTo(opposite(forth.of(cause))));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_scope_that_is_lost_is_coverage_and_never_shrinkage(long seed) {
        var report = new RandomReports(seed).complete();
        for (LedgerLine line : report.ledger()) {
            var denied = line(line, true);
            var partial = Stream.of(line(line, false), denied)
                    .map(lost -> without(report, line, lost))
                    .toList();
            for (Overview lost : partial) {
                var change = Change.between(report, lost);
                assertThat(change.billed().effects().withoutCoverage()).isEqualTo(Quantity.NONE);
                assertThat(change.attached().growth().map(BigDecimal::signum).orElse(0))
                        .isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_not_seen_of_the_same_fleet_is_coverage_whatever_is_missing(long seed) {
        var reports = new RandomReports(seed);
        var complete = reports.complete();
        for (int fault = 1; fault <= 5; fault++) {
            var lost = reports.lacking(fault);
            assertThat(Change.between(complete, lost).billed().effects().withoutCoverage())
                    .isEqualTo(Quantity.NONE);
            assertThat(Change.between(lost, complete).billed().effects().withoutCoverage())
                    .isEqualTo(Quantity.NONE);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_change_is_written_as_its_schema_says_and_every_row_adds_up(long seed) throws IOException {
        var reports = new RandomReports(seed);
        var change = Change.between(reports.next(), reports.change().next());
        String json = new String(ChangeJson.write(change), UTF_8);
        var csv = new ByteArrayOutputStream();
        ChangeCsv.write(change, csv);
        var sum = Quantity.NONE;
        try (var rows = CsvReader.builder().ofNamedCsvRecord(csv.toString(UTF_8))) {
            for (NamedCsvRecord row : rows) {
                String cost = row.getField("monthly_cost");
                String currency = row.getField("currency");
                sum = sum.plus(new Quantity(
                        Long.parseLong(row.getField("volumes")),
                        Long.parseLong(row.getField("gibibytes")),
                        currency.isEmpty() ? Money.NONE : Money.of(new BigDecimal(cost), currency)));
            }
        }

        assertThat(Schemas.complaints(ChangeJson.class, "change", json)).isEmpty();
        assertThat(sum).isEqualTo(change.billed().effects().total());
        assertThat(json + csv.toString(UTF_8) + ChangeTable.render(change, TableStyle.UNICODE, List.of()))
                .doesNotContain("\u001b", "\u202e");
        assertThat(csv.toString(UTF_8)).doesNotContainPattern("\"[=+@-]");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothing_but_missing_prices_accounts_for_the_money_of_volumes_without_one(long seed) {
        var reports = new RandomReports(seed);
        var before = reports.next();
        var after = reports.change().next();
        var change = Change.between(before, after);
        for (var report : List.of(before, after)) {
            var cube = billed(report).cube();
            if (!cube.dimensions().equals(change.dimensions())) {
                continue;
            }
            cube.cells().forEach((cell, priced) -> {
                if (priced.isUnpriced()) {
                    change.cells().getOrDefault(cell, Effects.NONE).causes().forEach((cause, quantity) -> {
                        if (cause != ChangeCause.PRICE_COVERAGE && !cause.isCoverage()) {
                            assertThat(quantity.monthly())
                                    .as(cell + " " + cause)
                                    .isEqualTo(Money.NONE);
                        }
                    });
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_change_of_type_changes_neither_volumes_nor_size_of_a_group(long seed) {
        var reports = new RandomReports(seed);
        var change = Change.between(reports.complete(), reports.change().complete());
        var type = change.billed().effects().of(ChangeCause.TYPE);
        var price = change.billed().effects();

        assertThat(type.volumes()).isZero();
        assertThat(type.gibibytes()).isZero();
        assertThat(price.of(ChangeCause.PRICE).volumes()
                        + price.of(ChangeCause.PERFORMANCE).gibibytes())
                .isZero();
        change.by()
                .getOrDefault(Dimension.ACCOUNT, new TreeMap<>())
                .values()
                .forEach(account -> assertThat(
                                account.effects().of(ChangeCause.TYPE).gibibytes())
                        .isZero());
    }

    private static LedgerLine line(LedgerLine line, boolean isDenied) {
        return new LedgerLine(
                isDenied ? line.scope() : Scope.wholeAccount(line.scope().account()),
                new Denied("sts:AssumeRole", "no"),
                0,
                0,
                0,
                Measures.NONE,
                line.calls(),
                false);
    }

    /** A report of attached volumes that has nothing of one scope. */
    private static Overview without(Overview report, LedgerLine line, LedgerLine lost) {
        var ledger = report.ledger().stream()
                .map(other -> other.equals(line) ? lost : other)
                .toList();
        var totals = ledger.stream().map(LedgerLine::totals).reduce(Measures.NONE, Measures::plus);
        return new Overview(
                null,
                null,
                report.startedAt(),
                report.finishedAt(),
                ledger.stream().mapToLong(LedgerLine::instancesMeasured).sum(),
                totals,
                new TreeMap<>(),
                ledger,
                null);
    }

    private static Quantity opposite(Quantity quantity) {
        return Quantity.NONE.minus(quantity);
    }

    private static Money money(Overview report) {
        return billed(report).total().monthly().money();
    }

    private static Billed billed(Overview report) {
        return Objects.requireNonNull(report.billed());
    }
}
