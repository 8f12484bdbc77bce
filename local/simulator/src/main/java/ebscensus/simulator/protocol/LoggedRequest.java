package ebscensus.simulator.protocol;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One request as the simulator saw it.
 *
 * @param nanos arrival by the simulator's clock, see {@link SimulatorOptions#nanoClock}
 * @param account the caller's
 * @param region the one called
 * @param maxResults as asked for, even if above the cap; empty for an unpaginated call
 * @param filterValues of all filters together
 * @param ids in id lists
 * @param hasToken whether it continues a page before it
 * @param externalId as given to AssumeRole
 * @param status HTTP status; 0 if the connection ended without one
 * @param error code, if it was refused
 * @param items instances, volumes, regions or zones returned
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
