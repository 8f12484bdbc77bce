package ebscensus.aws;

import ebscensus.core.FleetContract;
import ebscensus.core.Inventory;
import ebscensus.core.KnownScope;
import ebscensus.core.PortFailure;
import ebscensus.core.Scope;
import org.junit.jupiter.api.AfterEach;

class Ec2FleetTest extends FleetContract {
    private static final KnownScope TRUTH = SimulatedScopes.known();
    private final SimulatedScopes scopes = new SimulatedScopes();

    @Override
    protected Inventory inventory() {
        return scopes.inventory();
    }

    @Override
    protected KnownScope known() {
        return TRUTH;
    }

    @Override
    protected Scope emptyScope() {
        return SimulatedScopes.EMPTY;
    }

    @Override
    protected Inventory failing(PortFailure failure) {
        return scopes.failing(failure);
    }

    @AfterEach
    void close() {
        scopes.close();
    }
}
