package ebscensus.core.plan;

import java.util.List;

/**
 * The division of a fleet among workers.
 *
 * @param maxConcurrency the greatest number of chunks that may run at the same time without exceeding the budgets; 1 or more
 */
public record Plan(List<Chunk> chunks, int maxConcurrency) {
    public Plan {
        chunks = List.copyOf(chunks);
    }
}
