package ebscensus.core.count;

import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.plan.Listing;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.util.List;

/** Lists the instances of several scopes at a time. A failure is recorded for its scope and does not affect the other scopes. */
public final class Lister {
    /**
     * A fleet with more than this number of pages is divided. Our own choice: the instances on these pages are read a second
     * time when the fleet is divided. With 1,000 instances on a page, dividing therefore saves time only for fleets of 30,000
     * instances or more.
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

    /** One listing for each scope, in the given order. */
    public List<Listing> list(CensusRequest request, List<Scope> scopes) {
        return concurrency.acrossScopes(scopes, scope -> walk(request, scope).listing());
    }

    FleetWalk walk(CensusRequest request, Scope scope) {
        var budget = Budget.ofCallsPerSecond(request.callsPerSecond());
        return new FleetWalk(
                scope, inventory.as(request.role()).fleet(scope, request, budget), request.tags(), progress);
    }
}
