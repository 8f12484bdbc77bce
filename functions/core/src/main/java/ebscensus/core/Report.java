package ebscensus.core;

import java.time.Instant;

/** A census with the time it speaks of: AWS was read between the two instants. */
public record Report(Instant startedAt, Instant finishedAt, Census census) {}
