package ebscensus.report;

import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Measures;
import ebscensus.core.census.NotCounted;
import ebscensus.core.census.Report;
import ebscensus.core.census.Verdict;
import ebscensus.core.inventory.Prices;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Requirement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The content of a report that is to be written or was read. Every breakdown and the ledger must add up to the totals.
 *
 * @param caller the AWS identity that ran the census; null if there was none, or if the report has version 1
 * @param request the request without the external id of its role; null for a simulated fleet and in a report of version 1
 * @param startedAt the start of the census; null, like {@code finishedAt}, if the report has no time
 * @param instances the number of measured instances
 * @param totals the totals of attached volumes
 * @param breakdowns the breakdowns of the totals; version 1 has no breakdown by zone
 * @param ledger one line for each scope, with times in whole milliseconds
 * @param completes the name of the earlier execution that this census completes; null if there is none
 * @param accountNames the names of the accounts for which Organizations returned a name, by account id; the names are untrusted
 *     text
 * @param billed all billed volumes with their uses and costs; null if the report does not list volumes by use, as in version 1
 */
public record Overview(
        @Nullable Caller caller,
        @Nullable CensusRequest request,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long instances,
        Measures totals,
        SortedMap<Dimension, SortedMap<String, Measures>> breakdowns,
        List<LedgerLine> ledger,
        @Nullable String completes,
        SortedMap<String, String> accountNames,
        @Nullable Billed billed) {
    public Overview {
        accountNames = Collections.unmodifiableSortedMap(new TreeMap<>(accountNames));
        breakdowns = unmodifiable(breakdowns);
        ledger = List.copyOf(ledger);
        for (var breakdown : breakdowns.entrySet()) {
            requireSum(breakdown.getKey().name(), Measures.sum(breakdown.getValue().values().stream()), totals);
        }
        requireSum("ledger", Measures.sum(ledger.stream().map(LedgerLine::totals)), totals);
        if (billed != null) {
            requireAttached(billed, totals);
        }
        long measured = ledger.stream().mapToLong(LedgerLine::instancesMeasured).reduce(0, Math::addExact);
        if (measured != instances) {
            throw new IllegalArgumentException(
                    "the ledger adds up to " + measured + " instances, but the total is " + instances);
        }
    }

    /** An overview of attached volumes only. */
    public Overview(
            @Nullable Caller caller,
            @Nullable CensusRequest request,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            long instances,
            Measures totals,
            SortedMap<Dimension, SortedMap<String, Measures>> breakdowns,
            List<LedgerLine> ledger,
            @Nullable String completes) {
        this(
                caller,
                request,
                startedAt,
                finishedAt,
                instances,
                totals,
                breakdowns,
                ledger,
                completes,
                new TreeMap<>(),
                null);
    }

    public static Overview of(Report report, Prices prices) {
        return of(report, Billed.of(report, prices));
    }

    /** @param billed the billed volumes of the same census */
    public static Overview of(Report report, Billed billed) {
        var census = report.census();
        return new Overview(
                report.caller(),
                withoutExternalId(report.request()),
                report.startedAt(),
                report.finishedAt(),
                census.instances(),
                sizes(census.totals()),
                sizes(census.breakdowns()),
                census.ledger().stream().map(Overview::inMilliseconds).toList(),
                report.completes(),
                report.accountNames(),
                billed);
    }

    /** The overview of a simulated fleet, whose content is known without a census. It has no time, caller or request. */
    public static Overview of(
            SortedMap<Dimension, SortedMap<String, Measures>> breakdowns, List<LedgerLine> ledger, Billed billed) {
        return new Overview(
                null,
                null,
                null,
                null,
                ledger.stream().mapToLong(LedgerLine::instancesMeasured).sum(),
                Measures.sum(ledger.stream().map(LedgerLine::totals)),
                breakdowns,
                ledger,
                null,
                new TreeMap<>(),
                billed);
    }

    /** The id of an account, followed by its name if known. */
    public String account(String id) {
        String name = accountNames.getOrDefault(id, "");
        return name.isEmpty() ? id : id + " " + name;
    }

    /** See {@link Verdict#of}. */
    public Verdict verdict() {
        return Verdict.of(ledger, missingSources());
    }

    /**
     * The missing sources (parts of a scope that are requested separately) that make the verdict INCOMPLETE. Instances and
     * attached volumes are never in this list, because their ledger lines make the verdict INCOMPLETE.
     */
    public List<NotCounted> missingSources() {
        var required = request == null ? Requirement.ATTACHED : request.require();
        return billed == null
                ? List.of()
                : billed.notCounted().stream()
                        .filter(source -> source.isRequired(required))
                        .toList();
    }

    /** The ledger lines of the incomplete scopes that the request does not tolerate. */
    public List<LedgerLine> missing() {
        return ledger.stream()
                .filter(line -> line.isMissing() && !line.accepted())
                .toList();
    }

    /** The ledger lines of the incomplete scopes that the request tolerates. */
    public List<LedgerLine> accepted() {
        return ledger.stream().filter(LedgerLine::accepted).toList();
    }

    /** The breakdown by this dimension; empty if there is none. */
    public SortedMap<String, Measures> by(Dimension dimension) {
        return breakdowns.getOrDefault(dimension, Collections.emptySortedMap());
    }

    /** The external id is not a secret, but readers of a report do not need it. */
    private static CensusRequest withoutExternalId(CensusRequest request) {
        return request.withRole(new AccountRole(request.role().name(), null));
    }

    private static LedgerLine inMilliseconds(LedgerLine line) {
        var calls = line.calls();
        return new LedgerLine(
                line.scope(),
                line.outcome(),
                line.instancesListed(),
                line.instancesMeasured(),
                line.instancesVanished(),
                sizes(line.totals()),
                calls.withElapsed(calls.elapsed().truncatedTo(ChronoUnit.MILLIS)),
                line.accepted());
    }

    /** Keeps only the number and the size of the volumes, as in a report of version 1. */
    private static Measures sizes(Measures measures) {
        return new Measures(measures.volumes(), measures.gibibytes());
    }

    private static SortedMap<Dimension, SortedMap<String, Measures>> sizes(
            SortedMap<Dimension, SortedMap<String, Measures>> breakdowns) {
        var sizes = new TreeMap<Dimension, SortedMap<String, Measures>>();
        breakdowns.forEach((dimension, breakdown) -> {
            var values = new TreeMap<String, Measures>();
            breakdown.forEach((value, measures) -> values.put(value, sizes(measures)));
            sizes.put(dimension, values);
        });
        return sizes;
    }

    private static void requireAttached(Billed billed, Measures totals) {
        var attached = billed.attached();
        requireSum("running and stopped together", new Measures(attached.volumes(), attached.gibibytes()), totals);
    }

    private static SortedMap<Dimension, SortedMap<String, Measures>> unmodifiable(
            SortedMap<Dimension, SortedMap<String, Measures>> breakdowns) {
        var copy = new TreeMap<>(breakdowns);
        copy.replaceAll((_, breakdown) -> Collections.unmodifiableSortedMap(new TreeMap<>(breakdown)));
        return Collections.unmodifiableSortedMap(copy);
    }

    private static void requireSum(String what, Measures sum, Measures totals) {
        if (!sum.equals(totals)) {
            throw new IllegalArgumentException(what + " adds up to " + sum + ", but the total is " + totals);
        }
    }
}
