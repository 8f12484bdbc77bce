package ebscensus.statemachine;

import ebscensus.aws.BudgetClock;

/**
 * Call budgets as they are, twenty times as fast: for an EC2 that does not throttle by rate, so that nothing depends on how long a
 * second is. What waits still waits, and in the same order.
 */
final class FastClock implements BudgetClock {
    private static final int FASTER = 20;

    private final long startedAt = System.nanoTime();

    @Override
    public long nanos() {
        return (System.nanoTime() - startedAt) * FASTER;
    }

    @Override
    public void pass(long nanos) {
        SYSTEM.pass(Math.ceilDiv(nanos, FASTER));
    }
}
