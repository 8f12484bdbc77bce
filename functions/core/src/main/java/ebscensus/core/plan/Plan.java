package ebscensus.core.plan;

import java.util.List;

/**
 * How a fleet is divided among workers.
 *
 * @param maxConcurrency how many chunks may run at once for the budgets to hold; 1 or more
 */
public record Plan(List<Chunk> chunks, int maxConcurrency) {
    public Plan {
        chunks = List.copyOf(chunks);
    }
}
