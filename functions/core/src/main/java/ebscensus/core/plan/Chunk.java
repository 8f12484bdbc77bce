package ebscensus.core.plan;

import ebscensus.core.inventory.Budget;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Requirement;
import java.util.List;

/**
 * The part of a fleet that one worker measures.
 *
 * @param number 1 or more; unique within a run
 * @param require what must be counted for the census to be COMPLETE; a failure to count anything else is not retried
 * @param role the role to assume in accounts other than the program's own
 * @param shares the parts of the chunk, one for each of its scopes
 */
public record Chunk(int number, Requirement require, AccountRole role, List<Share> shares) {
    public Chunk {
        shares = List.copyOf(shares);
    }

    /** A chunk of a census that requires the attached volumes only. */
    public Chunk(int number, AccountRole role, List<Share> shares) {
        this(number, Requirement.ATTACHED, role, shares);
    }

    /** Puts all listed instances into one chunk, which the process that listed them will measure. */
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

    /** A copy whose budgets have no bursts, for a restarted worker whose first attempt has already used them. */
    public Chunk withoutBursts() {
        return new Chunk(
                number, require, role, shares.stream().map(Share::withoutBurst).toList());
    }
}
