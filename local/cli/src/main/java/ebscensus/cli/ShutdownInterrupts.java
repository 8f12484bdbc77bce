package ebscensus.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Hears Ctrl-C, and a polite kill, as the start of the JVM's shutdown, and holds that up until the work has ended. The
 * process then ends with 128 and the signal's number: 130 for Ctrl-C.
 */
final class ShutdownInterrupts implements Interrupts {
    private final Duration patience;

    ShutdownInterrupts(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Guard guard(OnInterrupt onInterrupt) {
        var guard = new HookGuard(onInterrupt);
        Runtime.getRuntime().addShutdownHook(new Thread(guard::shutdown, "interrupt"));
        return guard;
    }

    private final class HookGuard implements Guard {
        private final OnInterrupt onInterrupt;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean interrupted;

        HookGuard(OnInterrupt onInterrupt) {
            this.onInterrupt = onInterrupt;
        }

        /** Runs at every shutdown, the one after the work's own end included. */
        void shutdown() {
            if (ended.getCount() == 0) {
                return;
            }
            interrupted = true;
            onInterrupt.stop();
            try {
                if (!ended.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    onInterrupt.giveUp();
                }
            } catch (InterruptedException e) {
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
    }
}
