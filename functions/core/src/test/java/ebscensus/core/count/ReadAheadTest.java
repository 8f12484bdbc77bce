package ebscensus.core.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Pages;
import ebscensus.core.inventory.Pages.Page;
import ebscensus.core.inventory.ScopeFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReadAheadTest {
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch two = new CountDownLatch(2);
    private final Progress progress = new Progress();

    @Test
    void the_pages_come_in_their_order() {
        var ahead = new ReadAhead<>(numbered(7), progress);

        var pages = new ArrayList<Integer>();
        String token = null;
        do {
            var page = ahead.page(token);
            pages.addAll(page.elements());
            token = page.nextToken();
        } while (token != null);

        assertThat(pages).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(ahead.close()).isEqualTo(Calls.NONE);
    }

    @Test
    void two_pages_are_read_before_anybody_asks_and_what_they_cost_is_told_once() throws Exception {
        var ahead = new ReadAhead<>(numbered(7), progress);

        assertThat(two.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(ahead.close()).isEqualTo(new Calls(2, 0));
        assertThat(ahead.close()).isEqualTo(Calls.NONE);
        assertThat(begun).hasValue(2);
    }

    @Test
    void closing_waits_for_the_call_in_flight_and_counts_it() throws Exception {
        var answer = new CountDownLatch(1);
        var ahead = new ReadAhead<>(
                token -> {
                    var page = page(token, 7);
                    await(answer);
                    return page;
                },
                progress);
        awaitBegun();

        var closing = CompletableFuture.supplyAsync(ahead::close);
        assertThatThrownBy(() -> closing.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        answer.countDown();

        assertThat(closing.get()).isEqualTo(new Calls(1, 0));
        assertThat(begun).hasValue(1);
    }

    @Test
    void a_failure_comes_at_its_place_and_ends_the_reading() {
        var denied = new ScopeFailure(new Denied("ec2:DescribeVolumes", "no"), new Calls(3, 1));
        var ahead = new ReadAhead<Integer>(
                token -> {
                    if (begun.get() == 1) {
                        throw denied;
                    }
                    return page(token, 7);
                },
                progress);

        assertThat(ahead.page(null).elements()).containsExactly(0);
        assertThatThrownBy(() -> ahead.page("1")).isSameAs(denied);
        assertThat(ahead.close()).isEqualTo(Calls.NONE);
    }

    @Test
    void a_failure_that_nobody_has_asked_for_is_counted_too() {
        var ahead = new ReadAhead<Integer>(
                _ -> {
                    begun.incrementAndGet();
                    throw new ScopeFailure(new Denied("ec2:DescribeVolumes", "no"), new Calls(3, 1));
                },
                progress);
        awaitBegun();

        assertThat(ahead.close()).isEqualTo(new Calls(3, 1));
    }

    @Test
    void what_was_read_before_the_census_was_stopped_can_be_had_and_nothing_more() throws Exception {
        var ahead = new ReadAhead<>(numbered(7), progress);
        assertThat(two.await(20, TimeUnit.SECONDS)).isTrue();

        progress.stop();
        var chain = new PageChain<>(ahead, progress);

        assertThat(chain.read()).isInstanceOf(PageChain.Page.class);
        assertThat(chain.read()).isInstanceOf(PageChain.Page.class);
        assertThat(chain.read()).isEqualTo(new PageChain.Broken<Integer>(new Interrupted(), Calls.NONE));
        assertThat(begun).hasValue(2);
    }

    @Test
    void a_mistake_of_ours_is_no_page() {
        var ahead = new ReadAhead<Integer>(
                _ -> {
                    throw new ArithmeticException("overflow");
                },
                progress);

        assertThatThrownBy(() -> ahead.page(null))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("overflow");
    }

    @Test
    void who_is_interrupted_while_waiting_gets_no_page() {
        var never = new CountDownLatch(1);
        var ahead = new ReadAhead<>(
                token -> {
                    await(never);
                    return page(token, 1);
                },
                progress);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> ahead.page(null)).isInstanceOf(ScopeFailure.class);

        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
    }

    private Pages<Integer> numbered(int pages) {
        return token -> page(token, pages);
    }

    /** The page of one number that the token names, of so many. */
    private Page<Integer> page(@Nullable String token, int pages) {
        begun.incrementAndGet();
        int number = token == null ? 0 : Integer.parseInt(token);
        two.countDown();
        return new Page<>(List.of(number), number + 1 < pages ? Integer.toString(number + 1) : null, new Calls(1, 0));
    }

    private void awaitBegun() {
        while (begun.get() == 0) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
