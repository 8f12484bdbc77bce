package ebscensus.aws;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.UninterruptibleBlockingStrategy;
import java.time.Duration;

/** Time that passes when somebody waits for it; for one thread. */
final class VirtualClock implements TimeMeter, UninterruptibleBlockingStrategy {
    private long nanos;

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }

    @Override
    public void parkUninterruptibly(long nanosToPark) {
        nanos += nanosToPark;
    }

    void pass(Duration duration) {
        nanos += duration.toNanos();
    }
}
