package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.cli.terminal.Interrupts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SignalInterruptsTest {
    private static final int INT = 2;
    private static final int TERM = 15;

    private final List<String> told = new ArrayList<>();
    private final List<Integer> exits = new ArrayList<>();

    @Test
    void a_signal_during_the_work_stops_it_and_waits_for_its_end() {
        var hearing = new AtomicReference<SignalInterrupts.Hearing>();
        hearing.set(hearing(Duration.ofMinutes(1), () -> hearing.get().close()));

        hearing.get().accept(INT);

        assertThat(told).containsExactly("stop");
        assertThat(exits).isEmpty();
        assertThat(hearing.get().status(0)).isEqualTo(130);
    }

    @Test
    void work_that_does_not_end_in_time_is_given_up_and_the_process_ended() {
        hearing(Duration.ZERO, () -> {}).accept(TERM);

        assertThat(told).containsExactly("stop", "give up");
        assertThat(exits).containsExactly(143);
    }

    @Test
    void a_second_signal_ends_the_process_at_once() {
        var hearing = new AtomicReference<SignalInterrupts.Hearing>();
        hearing.set(hearing(Duration.ofMinutes(1), () -> {
            hearing.get().accept(INT);
            hearing.get().close();
        }));

        hearing.get().accept(INT);

        assertThat(told).containsExactly("stop");
        assertThat(exits).containsExactly(130);
    }

    @Test
    void a_signal_after_the_work_has_ended_is_no_interrupt() {
        var hearing = hearing(Duration.ofMinutes(1), () -> {});
        hearing.close();

        hearing.accept(INT);

        assertThat(told).isEmpty();
        assertThat(hearing.status(3)).isEqualTo(3);
    }

    private SignalInterrupts.Hearing hearing(Duration patience, Runnable work) {
        return new SignalInterrupts(patience, exits::add).new Hearing(new Told(work));
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
