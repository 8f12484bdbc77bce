package ebscensus.simulator.fault;

import ebscensus.simulator.fleet.SimulatedScope;
import java.util.Optional;
import java.util.Set;

/**
 * The properties of a request that a {@link FaultPlan} uses.
 *
 * @param scope the caller's account and the called region
 * @param ordinal the number of earlier requests with this scope and action: 0, 1, 2 and so on, without gaps
 * @param paginated whether the response is a page, which may contain a token
 * @param hasToken whether the request continues an earlier page
 * @param lastPage whether the normal response, without a fault, has no token
 * @param roleAccount the account of the role that AssumeRole would assume; empty for all other calls
 * @param filters the names of the filters in a request to EC2
 */
public record ObservedRequest(
        SimulatedScope scope,
        String action,
        long ordinal,
        boolean paginated,
        boolean hasToken,
        boolean lastPage,
        Optional<String> roleAccount,
        Set<String> filters) {
    private static final Set<String> OF_STS = Set.of("AssumeRole", "GetCallerIdentity");
    private static final Set<String> OF_ORGANIZATIONS =
            Set.of("ListAccounts", "ListAccountsForParent", "ListOrganizationalUnitsForParent");

    public ObservedRequest {
        filters = Set.copyOf(filters);
    }

    /** Whether the request is a call to EC2. */
    public boolean isToEc2() {
        return !isToSts() && !isToOrganizations() && !isToPricing();
    }

    /** The name of the service in policies, such as {@code ec2}. */
    String service() {
        if (isToEc2()) {
            return "ec2";
        }
        return isToPricing() ? "pricing" : isToSts() ? "sts" : "organizations";
    }

    boolean isToPricing() {
        return action.equals("GetProducts");
    }

    boolean isToSts() {
        return OF_STS.contains(action);
    }

    boolean isToOrganizations() {
        return OF_ORGANIZATIONS.contains(action);
    }
}
