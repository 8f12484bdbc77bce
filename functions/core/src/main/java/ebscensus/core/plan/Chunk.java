package ebscensus.core.plan;

import ebscensus.core.inventory.Budget;
import ebscensus.core.request.AccountRole;
import java.util.List;

/**
 * The instances that one worker measures.
 *
 * @param number 1 or more; each chunk of a run has another
 * @param role the role to assume in other accounts
 * @param shares one share for each of its scopes
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

    /** A copy for a restarted worker, which has already used the bursts of all shares. */
    public Chunk withoutBursts() {
        return new Chunk(number, role, shares.stream().map(Share::withoutBurst).toList());
    }
}
