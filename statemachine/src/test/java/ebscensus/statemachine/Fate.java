package ebscensus.statemachine;

import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What happens, drawn from a seed for each thing by its name and by how often it was asked for. Thread-safe. */
record Fate(long seed, Map<String, AtomicLong> times) {
    Fate(long seed) {
        this(seed, new ConcurrentHashMap<>());
    }

    /** Whether it happens to the thing of that name, this time. */
    boolean strikes(String name, double probability) {
        long time = times.computeIfAbsent(name, _ -> new AtomicLong()).getAndIncrement();
        var draw = new Random(Objects.hash(seed, name, time));
        draw.nextInt();
        return draw.nextDouble() < probability;
    }
}
