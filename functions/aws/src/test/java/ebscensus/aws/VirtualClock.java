package ebscensus.aws;

import java.time.Duration;

/** Time that passes when somebody waits for it; for one thread. */
final class VirtualClock implements BudgetClock {
    private long nanos;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void pass(long further) {
        nanos += further;
    }

    void pass(Duration duration) {
        nanos += duration.toNanos();
    }
}
