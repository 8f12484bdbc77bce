package ebscensus.aws;

import io.github.bucket4j.UninterruptibleBlockingStrategy;

/** The time in which call budgets are counted and waited for. Thread-safe. */
public interface BudgetClock {
    /** The time of this machine. */
    BudgetClock SYSTEM = new BudgetClock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pass(long nanos) {
            UninterruptibleBlockingStrategy.PARKING.parkUninterruptibly(nanos);
        }
    };

    /** Nanoseconds since any moment in the past; never fewer than before. */
    long nanos();

    /** Waits for the given number of nanoseconds on this clock, even if the thread is interrupted. */
    void pass(long nanos);
}
