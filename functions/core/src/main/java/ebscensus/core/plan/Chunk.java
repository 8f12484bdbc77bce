package ebscensus.core.plan;

import ebscensus.core.inventory.Budget;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Requirement;
import java.util.List;

/**
 * What one worker measures.
 *
 * @param number 1 or more; each chunk of a run has another
 * @param require which of the volumes that it counts must be counted
 * @param role by which other accounts are entered
 * @param shares of one or several scopes, each scope once
 */
public record Chunk(int number, Requirement require, AccountRole role, List<Share> shares) {
    public Chunk {
        shares = List.copyOf(shares);
    }

    /** A chunk of a census that requires no more than the attached volumes. */
    public Chunk(int number, AccountRole role, List<Share> shares) {
        this(number, Requirement.ATTACHED, role, shares);
    }

    /** All that was listed in one chunk, for whoever measures it where it was listed. */
    public static Chunk whole(List<Listing> listings, Budget budget, CensusRequest request) {
        return new Chunk(
                1,
                request.require(),
                request.role(),
                listings.stream()
                        .map(listing -> Share.whole(listing, budget, request))
                        .filter(share -> !share.isEmpty())
                        .toList());
    }

    public long instances() {
        return shares.stream().mapToLong(Share::instances).sum();
    }

    /** For a worker that starts again: the bursts of all shares are spent. */
    public Chunk withoutBursts() {
        return new Chunk(
                number, require, role, shares.stream().map(Share::withoutBurst).toList());
    }
}
