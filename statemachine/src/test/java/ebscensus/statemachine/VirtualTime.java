package ebscensus.statemachine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Time that passes only by waiting, at once. Thread-safe. */
public final class VirtualTime implements InstantSource {
    private final SplittableRandom random;
    private final List<Duration> waits = new ArrayList<>();
    private Instant now;

    /** @param seed of the jitter */
    public VirtualTime(Instant start, long seed) {
        this.now = start;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** @param jitter whether any shorter time will do */
    synchronized void pause(Duration delay, boolean jitter) {
        waits.add(delay);
        now = now.plusMillis(jitter ? random.nextLong(delay.toMillis() + 1) : delay.toMillis());
    }

    /** Every delay so far, before jitter. */
    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }
}
