package ebscensus.core.count;

import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.plan.Listing;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.util.List;

/** Lists all scopes of a request, several at once. A scope that fails is recorded and does not disturb the others. */
public final class Lister {
    /**
     * Pages of a fleet that is not divided. Our own choice: dividing costs so many requests more, for they are read again, and
     * their time again by the number of zones; so it gains time from 30,000 instances on, a page being 1,000.
     */
    public static final int PAGES_OF_A_SMALL_FLEET = 20;

    private final Inventory inventory;
    private final Concurrency concurrency;
    private final Progress progress;

    public Lister(Inventory inventory, Concurrency concurrency, Progress progress) {
        this.inventory = inventory;
        this.concurrency = concurrency;
        this.progress = progress;
    }

    /** One listing for each scope, in their order. */
    public List<Listing> list(CensusRequest request, List<Scope> scopes) {
        return concurrency.acrossScopes(scopes, scope -> walk(request, scope).listing());
    }

    FleetWalk walk(CensusRequest request, Scope scope) {
        var budget = Budget.ofCallsPerSecond(request.callsPerSecond());
        return new FleetWalk(
                scope, inventory.as(request.role()).fleet(scope, request, budget), request.tags(), progress);
    }
}
