package ebscensus.core.inventory;

import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.util.List;

/** Another inventory, of which a test replaces what it is about. Any role is the same to it. */
public class ForwardingInventory implements Inventory {
    private final Inventory inventory;

    public ForwardingInventory(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public Fleet fleet(Scope scope, CensusRequest request, Budget budget) {
        return inventory.fleet(scope, request, budget);
    }

    @Override
    public Volumes volumes(Scope scope, Budget budget) {
        return inventory.volumes(scope, budget);
    }

    @Override
    public Inventory as(AccountRole role) {
        return this;
    }

    @Override
    public void enter(String account) {
        inventory.enter(account);
    }

    @Override
    public Members accounts(Accounts.Organization organization) {
        return inventory.accounts(organization);
    }

    @Override
    public List<String> enabledRegions(String account) {
        return inventory.enabledRegions(account);
    }
}
