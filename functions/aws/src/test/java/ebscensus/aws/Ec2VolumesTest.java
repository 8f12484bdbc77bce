package ebscensus.aws;

import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.KnownScope;
import ebscensus.core.inventory.PortFailure;
import ebscensus.core.inventory.VolumesContract;
import org.junit.jupiter.api.AfterEach;

class Ec2VolumesTest extends VolumesContract {
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
    protected Inventory failing(PortFailure failure) {
        return scopes.failing(failure);
    }

    @AfterEach
    void close() {
        scopes.close();
    }
}
