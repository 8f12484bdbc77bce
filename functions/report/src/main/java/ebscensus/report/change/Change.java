package ebscensus.report.change;

import ebscensus.core.census.Cell;
import ebscensus.core.census.Use;
import ebscensus.core.census.Verdict;
import ebscensus.core.request.Dimension;
import ebscensus.report.Overview;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The change from one report to another. All figures are sums of the changes of the cells. The change of each cell is split
 * into causes that add up to the change exactly.
 *
 * @param before the earlier report
 * @param after the later report
 * @param notes the limits of the comparison, one sentence per limit
 * @param currencies the currencies of the compared costs; empty if costs are not compared
 * @param dimensions the dimensions of the cells; only account and region if one of the reports has no cells
 * @param billed the change of the volumes of all uses, or of the attached volumes if only these are compared
 * @param attached the change of the volumes of running and stopped instances
 * @param uses the change of the volumes of each use, such as running or unattached; empty if one of the reports has no cells,
 *     because then only attached volumes are compared
 * @param by for each dimension except use, the values whose volumes changed
 * @param coverage the differences of scopes that could not be compared, see {@link CoverageChange}; the largest difference
 *     first
 * @param cells the cells that have changed
 * @param accountNames the names of accounts by account id; the names are untrusted text
 */
public record Change(
        Dated before,
        Dated after,
        List<String> notes,
        SortedSet<String> currencies,
        List<Dimension> dimensions,
        Compared billed,
        Compared attached,
        SortedMap<Use, Compared> uses,
        SortedMap<Dimension, SortedMap<String, Compared>> by,
        List<CoverageChange> coverage,
        SortedMap<Cell, Effects> cells,
        SortedMap<String, String> accountNames) {
    public Change {
        notes = List.copyOf(notes);
        currencies = Collections.unmodifiableSortedSet(new TreeSet<>(currencies));
        dimensions = List.copyOf(dimensions);
        uses = Collections.unmodifiableSortedMap(new TreeMap<>(uses));
        by = Collections.unmodifiableSortedMap(new TreeMap<>(by));
        coverage = List.copyOf(coverage);
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
        accountNames = Collections.unmodifiableSortedMap(new TreeMap<>(accountNames));
    }

    /**
     * The time and the completeness of one of the two reports.
     *
     * @param startedAt null if the report has no time
     * @param isAtLeast whether there may be more volumes than the report counted
     */
    public record Dated(@Nullable Instant startedAt, Verdict verdict, boolean isAtLeast) {
        static Dated of(Overview report) {
            boolean isAnyAtLeast =
                    report.billed() != null && Stream.of(Use.values()).anyMatch(report.billed()::isAtLeast);
            return new Dated(
                    report.startedAt(), report.verdict(), isAnyAtLeast || report.verdict() != Verdict.COMPLETE);
        }

        /** The report in words, such as {@code the report of 2026-11-27}. */
        public String inWords() {
            return startedAt == null
                    ? "an earlier report"
                    : "the report of " + startedAt.atOffset(ZoneOffset.UTC).toLocalDate();
        }
    }

    /** See {@link Comparison}. */
    public static Change between(Overview before, Overview after) {
        return new Comparison(before, after).change();
    }

    /**
     * The growth in GiB of the attached volumes that both reports counted; negative if these volumes shrank. Empty if the
     * attached volumes differ but none of them can be compared.
     */
    public OptionalLong gibibytesMore() {
        var more = attached.effects().withoutCoverage();
        boolean isOfNothing = attached.covered().isNone()
                && more.isNone()
                && !attached.effects().equals(Effects.NONE);
        return isOfNothing ? OptionalLong.empty() : OptionalLong.of(more.gibibytes());
    }

    /** Whether no cell differs. */
    public boolean isEmpty() {
        return cells.isEmpty();
    }

    /** Whether volumes of all uses are compared, and not only attached volumes. */
    public boolean isOfAllUses() {
        return !uses.isEmpty();
    }
}
