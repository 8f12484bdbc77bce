package ebscensus.statemachine;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ebscensus.aws.AwsInventory;
import ebscensus.aws.LocalS3;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Gatherers;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole censuses under faults of every kind, each drawn from a seed: even ones in process, odd ones through the state machine.
 * The system property {@code campaign.schedules} sets their number, and {@code campaign.seed} the first seed. They run in blocks, each
 * a test with the time-out of every test, so that the time a campaign may take grows with their number.
 */
class FaultCampaignTest {
    private static final long SCHEDULES = Long.getLong("campaign.schedules", 1_000);
    private static final long FIRST_SEED = Long.getLong("campaign.seed", 1);
    private static final long BLOCK = 500;

    /** A schedule mostly waits: for its call budget, and for faults to pass. One of a scope that is always throttled holds up those behind it. */
    private static final int AT_ONCE = 100;

    /** How long one schedule may take. Generous: hundreds of times what it takes. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Map<String, Integer> CLASSES = new TreeMap<>();
    private static final long STARTED_AT = System.nanoTime();
    private static Duration longest = Duration.ZERO;

    private LocalS3 s3;

    /** On JDK 25 virtual threads that initialize the SDK's classes all at once can hold each other up for ever. */
    @BeforeAll
    static void warmUp() throws Exception {
        AwsInventory.warmUp();
        var objects = new LocalS3();
        new FaultSchedule(FIRST_SEED - 1).run(objects);
        objects.stop();
    }

    @BeforeEach
    void start() throws Exception {
        s3 = new LocalS3();
    }

    @AfterEach
    void stop() throws Exception {
        s3.stop();
    }

    @AfterAll
    static void print() {
        System.out.printf(
                "fault campaign: seeds %d to %d in %d s, the longest %d ms: %s%n",
                FIRST_SEED,
                FIRST_SEED + SCHEDULES - 1,
                Duration.ofNanos(System.nanoTime() - STARTED_AT).toSeconds(),
                longest.toMillis(),
                CLASSES);
    }

    static Stream<Arguments> blocks() {
        long end = FIRST_SEED + SCHEDULES;
        return LongStream.iterate(FIRST_SEED, first -> first < end, first -> first + BLOCK)
                .mapToObj(first -> arguments(first, Math.min(first + BLOCK, end) - 1));
    }

    @ParameterizedTest(name = "seeds {0} to {1}")
    @MethodSource("blocks")
    void whatever_goes_wrong_the_total_is_exact_or_the_ledger_says_what_is_missing(long first, long last) {
        var failures = new ArrayList<AssertionError>();

        LongStream.rangeClosed(first, last)
                .boxed()
                .gather(Gatherers.mapConcurrent(AT_ONCE, this::run))
                .forEach(run -> {
                    run.classes().forEach((name, times) -> CLASSES.merge(name, times, Integer::sum));
                    failures.addAll(run.failures());
                    longest = run.elapsed().compareTo(longest) > 0 ? run.elapsed() : longest;
                });

        assertAll(failures.stream().map(failure -> () -> {
            throw failure;
        }));
    }

    private record Run(Map<String, Integer> classes, Duration elapsed, List<AssertionError> failures) {}

    /** A schedule that hangs is left behind, so that the others can end. */
    private Run run(long seed) {
        long startedAt = System.nanoTime();
        var schedule = new FutureTask<>(() -> new FaultSchedule(seed).run(s3));
        Thread.startVirtualThread(schedule);
        try {
            var classes = schedule.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            return new Run(classes, Duration.ofNanos(System.nanoTime() - startedAt), List.of());
        } catch (ExecutionException e) {
            return failed(seed, String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            return failed(seed, "not over after " + LONGEST.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(seed, "interrupted", e);
        }
    }

    private static Run failed(long seed, String what, Throwable cause) {
        String again = "seed " + seed + ", again by `mvn verify -pl statemachine -am -Dtest=FaultCampaignTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dcampaign.schedules=1 -Dcampaign.seed=" + seed + "`: ";
        return new Run(Map.of("failed", 1), Duration.ZERO, List.of(new AssertionError(again + what, cause)));
    }
}
