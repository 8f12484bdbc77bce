package ebscensus.cli;

import ebscensus.aws.KnownRegions;
import ebscensus.core.census.Census;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.CensusRequest.Regions;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Suggestion;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the request names and the census has not met: mostly a misspelt name.
 *
 * @param notThere accounts that were to be excluded, and are none of those that were meant
 */
record Oversights(CensusRequest request, Census census, List<String> notThere) {
    /** A line for each. */
    List<String> lines() {
        return Stream.of(excluded(), tolerated(), filters())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> excluded() {
        return notThere.stream()
                .map(id -> "--exclude-account " + id + ": the organization has no such account"
                        + (units().isEmpty() ? "" : " in " + String.join(", ", units())))
                .toList();
    }

    private List<String> units() {
        return request.accounts() instanceof Accounts.Organization(List<String> units, List<String> _)
                ? units
                : List.of();
    }

    private List<String> tolerated() {
        return request.tolerate().names().stream()
                .filter(name -> !isMet(name))
                .map(name -> "--tolerate " + name + ": nothing of that name was to be counted")
                .toList();
    }

    /** A line for each region that a simulation is to have, and AWS has not. */
    static List<String> simulated(Regions regions) {
        return regions instanceof Regions.Listed(List<String> names)
                ? names.stream()
                        .filter(name -> !KnownRegions.NAMES.contains(name))
                        .map(name -> "--region " + name + ": AWS has no such region; it is simulated all the same"
                                + Suggestion.question(name, KnownRegions.NAMES))
                        .toList()
                : List.of();
    }

    private List<String> filters() {
        if (request.filters().isEmpty() || census.instances() > 0) {
            return List.of();
        }
        String given = request.filters().entrySet().stream()
                .flatMap(filter -> filter.getValue().stream().map(value -> "--filter " + filter.getKey() + "=" + value))
                .collect(Collectors.joining(" "));
        return List.of("no instance matches " + given);
    }

    private boolean isMet(String name) {
        int slash = name.indexOf('/');
        String account = slash >= 0 ? name.substring(0, slash) : Scope.isAccount(name) ? name : Scope.EVERY;
        String region = slash >= 0 ? name.substring(slash + 1) : Scope.isRegion(name) ? name : Scope.EVERY;
        return census.ledger().stream()
                .map(LedgerLine::scope)
                .anyMatch(scope -> isIn(scope.account(), account) && isIn(scope.region(), region));
    }

    /** Of an account that could not be entered nobody knows the regions. */
    private static boolean isIn(String met, String name) {
        return name.equals(Scope.EVERY) || met.equals(Scope.EVERY) || met.equals(name);
    }
}
