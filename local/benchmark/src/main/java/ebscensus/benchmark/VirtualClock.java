package ebscensus.benchmark;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;

/** Time that passes only when nothing is left to do now. For one thread. */
final class VirtualClock implements TimeMeter {
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::nanos).thenComparingLong(Event::order));
    private long nanos;
    private long scheduled;

    private record Event(long nanos, long order, Runnable what) {}

    Duration now() {
        return Duration.ofNanos(nanos);
    }

    void after(Duration time, Runnable what) {
        at(nanos + time.toNanos(), what);
    }

    /** @param when in nanoseconds from the start; not in the past */
    void at(long when, Runnable what) {
        events.add(new Event(when, scheduled++, what));
    }

    /** Until nothing is left to happen. */
    void run() {
        for (var event = events.poll(); event != null; event = events.poll()) {
            nanos = event.nanos();
            event.what().run();
        }
    }

    /**
     * Takes on items in their order, so many at once.
     *
     * @param work takes on an item and runs what it is given when it is done with it
     * @param then what to do when all are done
     */
    static <T> void forEach(Iterator<T> items, int atOnce, BiConsumer<T, Runnable> work, Runnable then) {
        new Lanes<>(items, work, then).start(atOnce);
    }

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }

    private static final class Lanes<T> {
        private final Iterator<T> items;
        private final BiConsumer<T, Runnable> work;
        private final Runnable then;
        private int busy;

        Lanes(Iterator<T> items, BiConsumer<T, Runnable> work, Runnable then) {
            this.items = items;
            this.work = work;
            this.then = then;
        }

        void start(int lanes) {
            // Counted as busy itself, so that nothing is done before all lanes have begun.
            busy = 1;
            for (int lane = 0; lane < lanes && items.hasNext(); lane++) {
                busy++;
                work.accept(items.next(), this::next);
            }
            end();
        }

        private void next() {
            if (items.hasNext()) {
                work.accept(items.next(), this::next);
            } else {
                end();
            }
        }

        private void end() {
            busy--;
            if (busy == 0) {
                then.run();
            }
        }
    }
}
