package ebscensus.simulator.protocol;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One logged request.
 *
 * @param nanos the time of arrival by the simulator's clock, see {@link SimulatorOptions#nanoClock}
 * @param account the caller's account
 * @param region the region that was called
 * @param maxResults the requested {@code MaxResults}, even if pages cannot be that large; empty if the call requests no value
 * @param filterValues the number of values of all filters
 * @param ids the number of instance ids and volume ids in the call's id lists
 * @param hasToken whether the request continues an earlier page
 * @param externalId the external id in a call of AssumeRole; empty for all other calls
 * @param status the HTTP status; 0 if the connection ended without a response
 * @param error the error code; empty if the response has none
 * @param items the number of items in the response, such as instances, volumes or accounts
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
