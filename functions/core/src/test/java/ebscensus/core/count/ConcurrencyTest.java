package ebscensus.core.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

    @Test
    void the_results_are_in_the_order_of_the_elements_whichever_ends_first() {
        var lastHasEnded = new CountDownLatch(1);

        var results = new Concurrency(8, 1).acrossScopes(HUNDRED, number -> {
            if (number == 0) {
                await(lastHasEnded);
            } else if (number.equals(HUNDRED.getLast())) {
                lastHasEnded.countDown();
            }
            return "result " + number;
        });

        assertThat(results)
                .isEqualTo(HUNDRED.stream().map(number -> "result " + number).toList());
    }

    @Test
    void no_more_is_under_way_at_once_than_there_are_places() {
        var underWay = new AtomicInteger();
        var counts = new ConcurrentLinkedQueue<Integer>();

        new Concurrency(3, 1).acrossScopes(HUNDRED, number -> {
            counts.add(underWay.incrementAndGet());
            return underWay.decrementAndGet();
        });

        assertThat(Collections.max(counts)).isBetween(1, 3);
    }

    @Test
    void every_place_is_used_at_once() {
        var all = new CountDownLatch(32);

        var results = Concurrency.DEFAULT.acrossScopes(HUNDRED.subList(0, 32), number -> {
            all.countDown();
            await(all);
            return number;
        });

        assertThat(results).hasSize(32);
    }

    @Test
    void work_begins_in_the_order_of_the_elements() {
        var begun = new ConcurrentLinkedQueue<Integer>();

        new Concurrency(1, 1).acrossScopes(HUNDRED, begun::add);

        assertThat(begun).containsExactlyElementsOf(HUNDRED);
    }

    @Test
    void a_failure_is_thrown_as_it_is_and_nothing_more_begins() {
        var failure = new IllegalStateException("the seventh fails");
        var failing = new CompletableFuture<Thread>();
        var begun = new ConcurrentLinkedQueue<Integer>();

        assertThatThrownBy(() -> new Concurrency(2, 1).acrossScopes(HUNDRED, number -> {
                    begun.add(number);
                    if (number == 7) {
                        failing.complete(Thread.currentThread());
                        throw failure;
                    }
                    return number < 7 ? number : afterTheEndOf(failing.join(), number);
                }))
                .isSameAs(failure);
        assertThat(begun).contains(7).hasSizeLessThanOrEqualTo(9);
    }

    @Test
    void no_elements_are_no_work() {
        assertThat(Concurrency.DEFAULT.acrossScopes(List.of(), number -> number))
                .isEmpty();
    }

    private static int afterTheEndOf(Thread thread, int number) {
        try {
            thread.join();
        } catch (InterruptedException _) {
            // The failure has been seen, so the thread has ended.
            Thread.currentThread().interrupt();
        }
        return number;
    }

    /** Fails where the elements hold one another up. */
    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS))
                    .as("the others went on")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
