package ebscensus.simulator.protocol;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One logged request.
 *
 * @param nanos arrival by the simulator's clock, see {@link SimulatorOptions#nanoClock}
 * @param account the caller's account
 * @param region the region that was called
 * @param maxResults the requested value, even above the cap; empty for an unpaginated call
 * @param filterValues the number of values of all filters
 * @param ids the number of ids in id lists
 * @param hasToken whether the request continues an earlier page
 * @param externalId the external id in a call of AssumeRole
 * @param status HTTP status; 0 if the connection ended without one
 * @param error the error code, if the request was refused
 * @param items the number of items in the answer, such as instances, volumes or accounts
 */
public record LoggedRequest(
        long nanos,
        String account,
        String region,
        String action,
        OptionalInt maxResults,
        int filterValues,
        int ids,
        boolean hasToken,
        Optional<String> externalId,
        int status,
        Optional<String> error,
        int items) {}
