package ebscensus.core.plan;

import java.util.List;

/**
 * The division of a fleet among workers.
 *
 * @param maxConcurrency the maximum number of chunks that the budgets allow to be measured at the same time; 1 or more
 */
public record Plan(List<Chunk> chunks, int maxConcurrency) {
    public Plan {
        chunks = List.copyOf(chunks);
    }
}
