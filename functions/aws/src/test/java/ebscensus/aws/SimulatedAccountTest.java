package ebscensus.aws;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Census;
import ebscensus.core.census.Measures;
import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.census.Verdict;
import ebscensus.core.count.Concurrency;
import ebscensus.core.count.InProcessCensus;
import ebscensus.core.count.Progress;
import ebscensus.core.count.ScopeResolver.Resolution;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import ebscensus.simulator.fault.FaultKind;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fleet.Count;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.Truth;
import ebscensus.simulator.fleet.TruthQuery;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole census through the SDK over HTTP, against the simulator's own count. */
class SimulatedAccountTest {
    private static final int SEEDS = 5;
    private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1");

    @ParameterizedTest(name = "seed {0}, {1} instances, {2} volumes a page")
    @CsvSource({
        "1, 0, 500",
        "2, 1, 500",
        "3, 199, 500",
        "4, 200, 5",
        "5, 201, 500",
        "6, 1000, 1000",
        "7, 1001, 1000",
        "8, 5000, 500"
    })
    void the_census_equals_the_truth(long seed, long instances, int pageCap) {
        var simulation = Simulation.of(seed, instances, List.of("111122223333"), REGIONS);
        var options = SimulatorOptions.DEFAULT.withVolumesPageCap(pageCap).withThrottle(false);
        try (var simulator = Simulator.start(simulation, options);
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            var census = count(inventory);

            var truth = simulation.truth(TruthQuery.ALL);
            assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
            assertThat(census.instances()).isEqualTo(truth.instances());
            assertThat(count(census.totals())).isEqualTo(truth.total());
            assertThat(counts(census.by(Dimension.ZONE))).isEqualTo(truth.byZone());
            assertThat(counts(census.by(Dimension.TYPE))).isEqualTo(truth.byType());
            boolean isSmall = instances <= 2 * 1_000;
            assertThat(held(census.uses())).isEqualTo(held(truth, isSmall));
            assertThat(census.notCounted())
                    .hasSize(isSmall ? 0 : 2)
                    .allMatch(missing -> missing.source() == Source.UNLISTED);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FaultKind.class)
    void whatever_the_faults_the_total_is_exact_or_the_verdict_is_INCOMPLETE(FaultKind kind) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var simulation = Simulation.of(seed, 1_000, List.of("111122223333"), REGIONS);
            var options = SimulatorOptions.DEFAULT
                    .withVolumesPageCap(50)
                    .withThrottle(false)
                    .withFaults(FaultPlan.seeded(seed, Map.of(kind, 0.2), Duration.ofMillis(20)));
            try (var simulator = Simulator.start(simulation, options);
                    var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
                var census = count(inventory);

                var truth = simulation.truth(TruthQuery.ALL);
                if (census.verdict() == Verdict.COMPLETE) {
                    assertThat(count(census.totals())).as("seed %d", seed).isEqualTo(truth.total());
                    assertThat(census.instances()).isEqualTo(truth.instances());
                } else {
                    assertThat(census.totals().volumes())
                            .isLessThanOrEqualTo(truth.total().volumes());
                }
                if (census.notCounted().isEmpty()) {
                    assertThat(held(census.uses())).as("seed %d", seed).isEqualTo(held(truth, true));
                }
            }
        }
    }

    private static Census count(AwsInventory inventory) {
        var request = CensusRequest.DEFAULT.withCallsPerSecond(60);
        return new InProcessCensus(inventory, Concurrency.DEFAULT, new Progress())
                .count(
                        request,
                        Resolution.of(REGIONS.stream()
                                .map(region -> new Scope("111122223333", region))
                                .toList()));
    }

    private static Map<String, Count> counts(Map<String, Measures> totals) {
        var counts = new TreeMap<String, Count>();
        totals.forEach((name, measures) -> counts.put(name, count(measures)));
        return counts;
    }

    private static Count count(Measures totals) {
        return new Count(totals.volumes(), totals.gibibytes());
    }

    /** What is measured of a use: volumes, GiB, IOPS and MiB/s. */
    private static Map<String, List<Long>> held(Map<Use, Measures> uses) {
        var held = new TreeMap<String, List<Long>>();
        uses.forEach((use, measures) -> {
            if (measures.volumes() > 0) {
                held.put(
                        use.name(),
                        List.of(
                                measures.volumes(),
                                measures.gibibytes(),
                                measures.iops(),
                                measures.mebibytesPerSecond()));
            }
        });
        return held;
    }

    /** @param whole whether the scopes are read as a whole: only then is seen what is in use by something that is not listed */
    private static Map<String, List<Long>> held(Truth truth, boolean whole) {
        var held = new TreeMap<String, List<Long>>();
        truth.uses().uses().forEach((use, holding) -> {
            if (whole || !use.name().equals("UNLISTED")) {
                held.put(
                        use.name(),
                        List.of(holding.volumes(), holding.gibibytes(), holding.iops(), holding.mebibytesPerSecond()));
            }
        });
        return held;
    }
}
