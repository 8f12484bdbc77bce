package ebscensus.core.plan;

import ebscensus.core.request.AccountRole;
import java.util.List;

/**
 * What one worker measures.
 *
 * @param number 1 and up in a plan; {@link #IN_PROCESS} for what was measured where it was listed
 * @param role by which other accounts are entered
 * @param shares of one or several scopes, each scope once
 */
public record Chunk(int number, AccountRole role, List<Share> shares) {
    public static final int IN_PROCESS = 0;

    public Chunk {
        shares = List.copyOf(shares);
    }

    public long instances() {
        return shares.stream().mapToLong(Share::instances).sum();
    }

    /** For a worker that starts again: the bursts of all shares are spent. */
    public Chunk withoutBursts() {
        return new Chunk(number, role, shares.stream().map(Share::withoutBurst).toList());
    }
}
