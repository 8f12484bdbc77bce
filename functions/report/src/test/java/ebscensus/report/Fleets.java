package ebscensus.report;

import ebscensus.core.census.Cell;
import ebscensus.core.census.Census;
import ebscensus.core.census.Cube;
import ebscensus.core.census.Largest;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Measures;
import ebscensus.core.census.NotCounted;
import ebscensus.core.census.Report;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Measured;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds a census of single volumes. */
public final class Fleets {
    private static final Instant STARTED = Instant.parse("2026-11-28T01:00:00Z");

    private final CensusRequest request;
    private final Map<Scope, Map<Use, List<VolumeSpec>>> volumes = new TreeMap<>();
    private final Map<Scope, Largest.Sum> largest = new TreeMap<>();
    private final List<NotCounted> notCounted = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private int ids;

    public Fleets(CensusRequest request) {
        this.request = request;
    }

    public static VolumeSpec spec(String zone, String type, long gibibytes, long iops, long throughput) {
        return new VolumeSpec(
                zone, type, gibibytes, iops, throughput, false, false, "2025-11-28T00:00:00.000Z", "disk of ann");
    }

    public Fleets with(String account, String region, Use use, VolumeSpec... specs) {
        var scope = new Scope(account, region);
        for (VolumeSpec spec : specs) {
            volumes.computeIfAbsent(scope, _ -> new TreeMap<>())
                    .computeIfAbsent(use, _ -> new ArrayList<>())
                    .add(spec);
            ids++;
            largest.computeIfAbsent(scope, _ -> new Largest.Sum()).add("vol-%017d".formatted(ids), spec, use);
        }
        return this;
    }

    public Fleets without(NotCounted... missing) {
        notCounted.addAll(List.of(missing));
        return this;
    }

    public Fleets named(String account, String name) {
        names.put(account, name);
        return this;
    }

    public Report report() {
        return new Report(null, request, STARTED, STARTED.plusSeconds(12), census(), new TreeMap<>(names), null);
    }

    private Census census() {
        var cells = new HashMap<Cell, Measures>();
        var ledger = new ArrayList<LedgerLine>();
        volumes.forEach((scope, ofScope) -> {
            var attached = Measures.NONE;
            for (var ofUse : ofScope.entrySet()) {
                for (VolumeSpec spec : ofUse.getValue()) {
                    var measures = Measures.of(spec);
                    cells.merge(cell(scope, spec, ofUse.getKey()), measures, Measures::plus);
                    attached = ofUse.getKey().isAttached() ? attached.plus(measures) : attached;
                }
            }
            ledger.add(new LedgerLine(scope, new Measured(), 1, 1, 0, attached, new Calls(7, 0), false));
        });
        var candidates = new TreeMap<Scope, Largest>();
        largest.forEach((scope, sum) -> candidates.put(scope, sum.largest()));
        return new Census(new Cube(Dimension.FIXED, cells), ledger, notCounted, candidates, request.require());
    }

    private static Cell cell(Scope scope, VolumeSpec spec, Use use) {
        return new Cell(List.of(scope.account(), scope.region(), spec.zone(), spec.type(), use.label()));
    }
}
