package ebscensus.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.aws.LocalS3;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Gatherers;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whole censuses under faults of every kind, each drawn from a seed: even ones in process, odd ones through the state machine.
 * How many is set by the system property {@code campaign.schedules}, the first seed by {@code campaign.seed}.
 */
class FaultCampaignTest {
    private static final long SCHEDULES = Long.getLong("campaign.schedules", 1_000);
    private static final long FIRST_SEED = Long.getLong("campaign.seed", 1);

    /** A schedule mostly waits: for its call budget, and for faults to pass. One of a scope that is always throttled holds up those behind it. */
    private static final int AT_ONCE = 100;

    /** Generous: hundreds of times what a schedule takes. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static LocalS3 s3;

    @BeforeAll
    static void start() throws Exception {
        s3 = new LocalS3();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.stop();
    }

    @Test
    void whatever_goes_wrong_the_total_is_exact_or_the_ledger_says_what_is_missing() {
        var classes = new TreeMap<String, Integer>();
        long startedAt = System.nanoTime();
        var longest = LongStream.range(FIRST_SEED, FIRST_SEED + SCHEDULES)
                .boxed()
                .gather(Gatherers.mapConcurrent(AT_ONCE, FaultCampaignTest::run))
                .peek(run -> run.classes().forEach((name, times) -> classes.merge(name, times, Integer::sum)))
                .map(Run::elapsed)
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) >= 0 ? one : other);

        System.out.printf(
                "fault campaign: seeds %d to %d in %d s, the longest %d ms: %s%n",
                FIRST_SEED,
                FIRST_SEED + SCHEDULES - 1,
                Duration.ofNanos(System.nanoTime() - startedAt).toSeconds(),
                longest.toMillis(),
                classes);
        assertThat(longest).isLessThan(LONGEST);
    }

    private record Run(Map<String, Integer> classes, Duration elapsed) {}

    private static Run run(long seed) {
        long startedAt = System.nanoTime();
        try {
            var classes = new FaultSchedule(seed).run(s3);
            return new Run(classes, Duration.ofNanos(System.nanoTime() - startedAt));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed " + seed + ", again by `mvn verify -pl statemachine -am -Dtest=FaultCampaignTest"
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Dcampaign.schedules=1 -Dcampaign.seed=" + seed
                            + "`: " + e.getMessage(),
                    e);
        }
    }
}
