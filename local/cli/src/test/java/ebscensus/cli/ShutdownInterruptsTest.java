package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ShutdownInterruptsTest {
    private final List<String> told = new ArrayList<>();

    @Test
    void a_shutdown_during_the_work_stops_it_and_waits_for_its_end() {
        var hook = new AtomicReference<ShutdownInterrupts.Hook>();
        hook.set(new ShutdownInterrupts.Hook(new Told(() -> hook.get().close()), Duration.ofMinutes(1)));

        hook.get().run();

        assertThat(told).containsExactly("stop");
        assertThat(hook.get().interrupted()).isTrue();
    }

    @Test
    void work_that_does_not_end_in_time_is_given_up() {
        var hook = new ShutdownInterrupts.Hook(new Told(() -> {}), Duration.ZERO);

        hook.run();

        assertThat(told).containsExactly("stop", "give up");
    }

    @Test
    void a_shutdown_after_the_work_has_ended_is_no_interrupt() {
        var hook = new ShutdownInterrupts.Hook(new Told(() -> {}), Duration.ofMinutes(1));
        hook.close();

        hook.run();

        assertThat(told).isEmpty();
        assertThat(hook.interrupted()).isFalse();
    }

    private final class Told implements Interrupts.OnInterrupt {
        private final Runnable work;

        Told(Runnable work) {
            this.work = work;
        }

        @Override
        public void stop() {
            told.add("stop");
            work.run();
        }

        @Override
        public void giveUp() {
            told.add("give up");
        }
    }
}
