package ebscensus.cli;

import ebscensus.cli.terminal.Interrupts;
import ebscensus.cli.terminal.Signals;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Handles SIGINT (Ctrl-C) and SIGTERM. The first signal asks the work to end; a second one ends the process at once. The exit
 * status is 128 plus the number of the signal: 130 for Ctrl-C.
 *
 * @param patience the time that the work may take to end after the first signal
 * @param exit ends the process with the given exit status
 */
record SignalInterrupts(Duration patience, IntConsumer exit) implements Interrupts {
    @Override
    public Guard guard(OnInterrupt onInterrupt) {
        var hearing = new Hearing(onInterrupt);
        var signals = Signals.subscribe(hearing, "INT", "TERM");
        return new Guard() {
            @Override
            public int status(int otherwise) {
                return hearing.status(otherwise);
            }

            @Override
            public void close() {
                hearing.close();
                signals.close();
            }
        };
    }

    /** Receives the numbers of the signals, each on a separate thread. */
    final class Hearing implements Guard, IntConsumer {
        private final OnInterrupt onInterrupt;
        private final AtomicInteger signal = new AtomicInteger();
        private final CountDownLatch ended = new CountDownLatch(1);

        Hearing(OnInterrupt onInterrupt) {
            this.onInterrupt = onInterrupt;
        }

        @Override
        public void accept(int number) {
            if (ended.getCount() == 0) {
                return;
            }
            if (!signal.compareAndSet(0, number)) {
                exit.accept(status(number));
                return;
            }
            onInterrupt.stop();
            if (!endsInTime()) {
                onInterrupt.giveUp();
                exit.accept(status(number));
            }
        }

        @Override
        public int status(int otherwise) {
            int number = signal.get();
            return number == 0 ? otherwise : ExitStatus.SIGNAL + number;
        }

        @Override
        public void close() {
            ended.countDown();
        }

        private boolean endsInTime() {
            try {
                return ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                return false;
            }
        }
    }
}
