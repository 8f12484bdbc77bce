package ebscensus.core.plan;

import ebscensus.core.inventory.Budget;
import ebscensus.core.request.AccountRole;
import java.util.List;

/**
 * What one worker measures.
 *
 * @param number 1 or more; each chunk of a run has another
 * @param role by which other accounts are entered
 * @param shares of one or several scopes, each scope once
 */
public record Chunk(int number, AccountRole role, List<Share> shares) {
    public Chunk {
        shares = List.copyOf(shares);
    }

    /** All that was listed in one chunk, for whoever measures it where it was listed. */
    public static Chunk whole(List<Listing> listings, Budget budget, AccountRole role) {
        return new Chunk(
                1,
                role,
                listings.stream()
                        .filter(listing -> listing.instances() > 0)
                        .map(listing -> new Share(listing.scope(), budget, listing.groups()))
                        .toList());
    }

    public long instances() {
        return shares.stream().mapToLong(Share::instances).sum();
    }

    /** For a worker that starts again: the bursts of all shares are spent. */
    public Chunk withoutBursts() {
        return new Chunk(number, role, shares.stream().map(Share::withoutBurst).toList());
    }
}
