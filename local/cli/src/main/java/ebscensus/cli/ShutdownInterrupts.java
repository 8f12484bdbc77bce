package ebscensus.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Hears Ctrl-C, and a polite kill, as the start of the JVM's shutdown, and holds that up until the work has ended. The
 * process then ends with 128 and the signal's number: 130 for Ctrl-C.
 *
 * @param patience how long the work may take to end
 */
record ShutdownInterrupts(Duration patience) implements Interrupts {
    @Override
    public Guard guard(OnInterrupt onInterrupt) {
        var hook = new Hook(onInterrupt, patience);
        Runtime.getRuntime().addShutdownHook(new Thread(hook, "interrupt"));
        return hook;
    }

    /** Runs at every shutdown, also at the one that follows the work's own end. */
    static final class Hook implements Guard, Runnable {
        private final OnInterrupt onInterrupt;
        private final Duration patience;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean interrupted;

        Hook(OnInterrupt onInterrupt, Duration patience) {
            this.onInterrupt = onInterrupt;
            this.patience = patience;
        }

        @Override
        public void run() {
            if (ended.getCount() == 0) {
                return;
            }
            interrupted = true;
            onInterrupt.stop();
            if (!endsInTime()) {
                onInterrupt.giveUp();
            }
        }

        @Override
        public boolean interrupted() {
            return interrupted;
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
