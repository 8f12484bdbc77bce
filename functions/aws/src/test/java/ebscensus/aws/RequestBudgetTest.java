package ebscensus.aws;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.inventory.Budget;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of the pace, on a clock of its own. */
class RequestBudgetTest {
    private static final Duration PER_CALL = Duration.ofMillis(100);
    private static final int BURST = 50;
    private static final int CALLS = 1_000;

    /** What rounding the price of a slow call up to a whole token may add to it. */
    private static final double ROUNDING = 1.01;

    private final VirtualClock clock = new VirtualClock();
    private final RequestBudget budget = new RequestBudget(new Budget(PER_CALL, BURST), clock);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @Test
    void without_a_refusal_the_burst_goes_at_once_and_then_a_call_each_time_the_bucket_has_one() {
        var sent = send(BURST + 20);

        assertThat(sent.subList(0, BURST)).containsOnly(0L);
        for (int call = 1; call <= 20; call++) {
            assertThat(sent.get(BURST + call - 1))
                    .isEqualTo(PER_CALL.multipliedBy(call).toNanos());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void in_no_window_are_there_more_calls_than_burst_and_rate_allow_whatever_is_refused(long seed) {
        var random = new Random(seed);
        double refused = random.nextDouble();
        var underWay = new ArrayDeque<Integer>();
        var sent = new ArrayList<Long>();
        while (sent.size() < CALLS) {
            underWay.add(budget.pay());
            sent.add(clock.nanos());
            if (random.nextInt(20) == 0) {
                clock.pass(PER_CALL.multipliedBy(random.nextInt(100)));
            }
            while (random.nextInt(20) < underWay.size()) {
                int paid = underWay.remove();
                if (random.nextDouble() < refused) {
                    budget.refused(paid);
                }
            }
        }

        for (int from = 0; from < CALLS; from++) {
            for (int to = from; to < CALLS; to++) {
                long admitted = BURST + (sent.get(to) - sent.get(from)) / PER_CALL.toNanos() + 1;
                assertThat((long) to - from + 1).isLessThanOrEqualTo(admitted);
            }
        }
    }

    @Test
    void a_refusal_halves_the_rate_and_gives_up_the_burst() {
        assertThat(budget.refused(budget.pay())).isTrue();

        assertThat(nextWait()).isEqualTo(PER_CALL.multipliedBy(2));
    }

    @Test
    void calls_refused_together_halve_it_once() {
        var together = List.of(budget.pay(), budget.pay(), budget.pay());

        assertThat(together.stream().map(budget::refused)).containsExactly(true, false, false);
        assertThat(nextWait()).isEqualTo(PER_CALL.multipliedBy(2));
    }

    @Test
    void a_call_refused_that_was_paid_for_after_that_halves_it_again() {
        assertThat(budget.refused(budget.pay())).isTrue();
        assertThat(budget.refused(budget.pay())).isTrue();

        // In the meantime a fiftieth of the rate had come back.
        assertThat(nextWait()).isBetween(PER_CALL.multipliedBy(37).dividedBy(10), PER_CALL.multipliedBy(4));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void however_much_is_refused_a_quarter_of_the_rate_is_left(long seed) {
        var random = new Random(seed);
        for (int call = 0; call < CALLS; call++) {
            long before = clock.nanos();
            int paid = budget.pay();
            assertThat(clock.nanos() - before).isLessThanOrEqualTo((long) (4 * ROUNDING * PER_CALL.toNanos()));
            if (random.nextInt(10) > 0) {
                budget.refused(paid);
            }
        }
    }

    @Test
    void the_last_of_all_calls_that_may_be_under_way_waits_no_longer_than_is_said() {
        var slow = new RequestBudget(new Budget(PER_CALL, 0), clock);
        int callsAtOnce = new Budget(PER_CALL, 0).callsAtOnce();
        slow.refused(slow.pay());
        slow.refused(slow.pay());
        long before = clock.nanos();

        for (int call = 0; call < callsAtOnce; call++) {
            slow.refused(slow.pay());
        }

        var waited = Duration.ofNanos(clock.nanos() - before);
        assertThat(waited).isBetween(Duration.ofSeconds(36), slow.longestWait());
        assertThat(slow.longestWait()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void no_more_calls_are_under_way_than_that() throws InterruptedException {
        var two = new RequestBudget(new Budget(Duration.ofSeconds(5), 0), clock);
        var begun = new CountDownLatch(2);
        var mayEnd = new CountDownLatch(1);
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        var calls = IntStream.range(0, 5)
                .mapToObj(_ -> Thread.ofPlatform()
                        .start(() -> two.admit(() -> {
                            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                            begun.countDown();
                            awaitUninterruptibly(mayEnd);
                            return underWay.decrementAndGet();
                        })))
                .toList();

        begun.await();
        while (!calls.stream().allMatch(call -> call.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        mayEnd.countDown();
        for (Thread call : calls) {
            call.join();
        }

        assertThat(most).hasValue(2);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Duration nextWait() {
        long before = clock.nanos();
        budget.pay();
        return Duration.ofNanos(clock.nanos() - before);
    }

    private List<Long> send(int calls) {
        return IntStream.range(0, calls)
                .mapToObj(_ -> {
                    budget.pay();
                    return clock.nanos();
                })
                .toList();
    }
}
