package ebscensus.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Outcome.RegionDisabled;
import ebscensus.core.inventory.Outcome.ThrottledOut;

/** The ways in which a port may fail that its contract tells apart. */
public enum PortFailure {
    /** The caller's policy does not allow the action. */
    DENIED,
    /** The region is not enabled for the account. */
    REGION_DISABLED,
    /** Every attempt is refused for its rate. */
    THROTTLED,
    /** Every attempt is answered with an error of the server's. */
    SERVER_ERROR;

    /** A failure of this kind, as the port should report it. */
    public Missing of(String action) {
        return switch (this) {
            case DENIED -> new Denied(action, "not authorized");
            case REGION_DISABLED -> new RegionDisabled(action, "not validated");
            case THROTTLED -> new ThrottledOut(action, "slow down");
            case SERVER_ERROR -> new Failed(action, "InternalError", "an internal error", "id", true);
        };
    }

    /** The call fails in this way, and tells what it has spent. */
    void verify(String action, Runnable call) {
        var failure = catchThrowableOfType(ScopeFailure.class, call::run);

        assertThat(failure).as("a ScopeFailure").isNotNull();
        assertThat(withoutDetails(failure.missing())).isEqualTo(withoutDetails(of(action)));
        assertThat(failure.calls().requests()).isPositive();
        if (this == THROTTLED) {
            assertThat(failure.calls().throttled()).isPositive();
        }
    }

    private static Missing withoutDetails(Missing missing) {
        return switch (missing) {
            case Denied denied -> new Denied(denied.action(), "");
            case RegionDisabled disabled -> new RegionDisabled(disabled.action(), "");
            case ThrottledOut throttled -> new ThrottledOut(throttled.action(), "");
            case Failed failed -> new Failed(failed.action(), "", "", "", failed.transientFailure());
            default -> missing;
        };
    }
}
