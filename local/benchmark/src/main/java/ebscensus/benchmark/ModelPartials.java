package ebscensus.benchmark;

import ebscensus.core.census.Cell;
import ebscensus.core.census.Cube;
import ebscensus.core.census.Largest;
import ebscensus.core.census.ListedScope;
import ebscensus.core.census.OtherSources;
import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.plan.ChunkOutline;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Generates the partials that the workers of a large organization would write. Each scope has so many instances that it is
 * divided into several chunks, and the volumes of a scope belong to {@value #CELLS_OF_A_SCOPE} cells. Every cell changes from one
 * day to the next.
 *
 * @param chunks the number of chunks, each with one partial
 * @param day the number of the day, starting at 0
 */
record ModelPartials(int chunks, int day) {
    static final int CELLS_OF_A_SCOPE = 20;

    private static final int CHUNKS_OF_A_SCOPE = PlanPolicy.DEFAULT.workersPerScope();
    private static final int INSTANCES = PlanPolicy.DEFAULT.minChunk();
    private static final int VOLUMES_OF_A_CELL = 4;
    private static final int SIZES = 5;
    private static final int GIBIBYTES = 50;
    private static final List<Dimension> DIMENSIONS = Dimension.withinScope(List.of());
    private static final List<String> ZONES = List.of("a", "b", "c");
    private static final List<Use> USES = List.of(Use.RUNNING, Use.STOPPED, Use.UNATTACHED);
    private static final Calls CALLS = new Calls(40, 0);
    private static final OtherSources COUNTED =
            OtherSources.NONE.counted(Source.OTHERS).counted(Source.RECYCLE_BIN);

    /** The zone, the type and the use of a cell. */
    private record Kind(String zone, String type, Use use) {
        /** gp2 and gp3 in three zones and three uses each, and io2 in two zones and one use. */
        private static final List<Kind> ALL = Stream.concat(
                        Stream.of("gp2", "gp3")
                                .flatMap(type -> ZONES.stream()
                                        .flatMap(zone -> USES.stream().map(use -> new Kind(zone, type, use)))),
                        ZONES.stream().limit(2).map(zone -> new Kind(zone, "io2", Use.RUNNING)))
                .toList();
    }

    RunPlan plan(Instant startedAt) {
        var scopes = IntStream.range(0, Math.ceilDiv(chunks, CHUNKS_OF_A_SCOPE))
                .mapToObj(scope -> new ListedScope(Scopes.of(scope), instances(scope), CALLS, null))
                .toList();
        var outlines = IntStream.rangeClosed(1, chunks)
                .mapToObj(chunk -> new ChunkOutline(chunk, new TreeMap<>(Map.of(scope(chunk), (long) INSTANCES))))
                .toList();
        return new RunPlan(CensusRequest.DEFAULT, new Caller("111122223333", "arn"), startedAt, scopes, outlines);
    }

    /** @param chunk the number of the chunk, starting at 1 */
    Partial partial(int chunk) {
        var cells = new Cube.Sum(DIMENSIONS);
        var largest = new Largest.Sum();
        var scope = scope(chunk);
        for (int cell = 0; cell < CELLS_OF_A_SCOPE; cell++) {
            var kind = Kind.ALL.get(cell);
            for (int number = 0; number < VOLUMES_OF_A_CELL + (chunk + cell + day) % 2; number++) {
                var volume = volume(scope, kind, chunk + cell + number);
                cells.add(Cell.of(DIMENSIONS, volume, kind.use(), Map.of()), volume);
                largest.add("vol-%08x%02x%07x".formatted(chunk, cell, number), volume, kind.use());
            }
        }
        return new Partial(List.of(new ScopePartial(
                scope, INSTANCES, 0, cells.cube(), Map.of(), largest.largest(), CALLS, null, COUNTED)));
    }

    private long instances(int scope) {
        return (long) INSTANCES * Math.min(CHUNKS_OF_A_SCOPE, chunks - scope * CHUNKS_OF_A_SCOPE);
    }

    private static Scope scope(int chunk) {
        return Scopes.of((chunk - 1) / CHUNKS_OF_A_SCOPE);
    }

    private static VolumeSpec volume(Scope scope, Kind kind, int number) {
        long gibibytes = (long) GIBIBYTES * (1 + number % SIZES);
        boolean isGp3 = kind.type().equals("gp3");
        return new VolumeSpec(
                scope.region() + kind.zone(),
                kind.type(),
                gibibytes,
                isGp3 ? 3_000L + 1_000L * (number % 2) : 3 * gibibytes,
                isGp3 ? 125 : 0,
                false,
                true,
                "2026-11-01T02:00:00.000Z",
                "data-" + number);
    }
}
