package ebscensus.aws;

import io.github.bucket4j.UninterruptibleBlockingStrategy;

/** The clock by which call budgets measure time and wait. Thread-safe. */
public interface BudgetClock {
    /** The clock of this machine. */
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

    /** The nanoseconds since a fixed moment in the past. The value never decreases. */
    long nanos();

    /** Waits for the given number of nanoseconds on this clock, even if the thread is interrupted. */
    void pass(long nanos);
}
