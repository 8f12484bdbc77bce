package ebscensus.core.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebscensus.core.inventory.Calls;
import ebscensus.core.request.Scope;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What somebody who watches a census is told, on a clock of the test's. */
class ProgressTest {
    private static final Scope HERE = new Scope("111122223333", "eu-west-1");
    private static final Scope THERE = new Scope("111122223333", "eu-west-2");

    private long nanos;
    private final Progress progress = new Progress(() -> nanos);

    @Test
    void a_scope_is_done_by_the_measured_part_of_its_instances_once_all_are_listed() {
        progress.scopeBegun(HERE);
        progress.listed(HERE, 400);
        progress.measured(HERE, 100, 230);
        assertThat(progress.snapshot().scopesUnderWay()).isZero();

        progress.listedAll(HERE);

        assertThat(progress.snapshot().scopesUnderWay()).isEqualTo(0.25, within(1e-9));
        assertThat(progress.snapshot().volumes()).isEqualTo(230);
    }

    @Test
    void scopes_under_way_add_up_and_one_that_is_done_is_whole() {
        for (Scope scope : new Scope[] {HERE, THERE}) {
            progress.scopeBegun(scope);
            progress.listed(scope, 10);
            progress.listedAll(scope);
            progress.measured(scope, 5, 5);
        }
        assertThat(progress.snapshot().scopesUnderWay()).isEqualTo(1, within(1e-9));

        progress.scopeDone(HERE);

        assertThat(progress.snapshot().scopesUnderWay()).isEqualTo(0.5, within(1e-9));
        assertThat(progress.snapshot().scopesDone()).isOne();
    }

    @Test
    void a_scope_without_instances_is_nothing_until_it_is_done() {
        progress.scopeBegun(HERE);
        progress.listedAll(HERE);

        assertThat(progress.snapshot().scopesUnderWay()).isZero();
    }

    @Test
    void a_scope_that_gets_nothing_but_refusals_for_two_seconds_is_throttled() {
        progress.scopeBegun(HERE);
        progress.scopeBegun(THERE);
        progress.refused(THERE);
        pass(Duration.ofSeconds(1));
        progress.refused(HERE);
        pass(Duration.ofMillis(999));
        assertThat(progress.snapshot().throttled()).isEmpty();

        pass(Duration.ofMillis(1));
        progress.refused(THERE);

        assertThat(progress.snapshot().throttled()).containsExactly(THERE);
        pass(Duration.ofSeconds(1));
        assertThat(progress.snapshot().throttled()).containsExactly(HERE, THERE);
    }

    @Test
    void an_answer_ends_the_wait_and_so_does_the_end_of_the_scope() {
        progress.scopeBegun(HERE);
        progress.scopeBegun(THERE);
        progress.refused(HERE);
        progress.refused(THERE);
        pass(Duration.ofSeconds(3));

        progress.called(HERE, new Calls(4, 3));
        progress.scopeDone(THERE);

        assertThat(progress.snapshot().throttled()).isEmpty();
        assertThat(progress.snapshot().calls()).isEqualTo(new Calls(4, 3));
    }

    @Test
    void nothing_is_kept_of_a_scope_that_nobody_watches() {
        progress.listed(HERE, 1);
        progress.listedAll(HERE);
        progress.refused(HERE);
        pass(Duration.ofSeconds(3));

        assertThat(progress.snapshot().throttled()).isEmpty();
        assertThat(progress.snapshot().scopesUnderWay()).isZero();
        assertThat(progress.snapshot().instances()).isOne();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
