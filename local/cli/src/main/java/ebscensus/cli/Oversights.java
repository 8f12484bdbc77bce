package ebscensus.cli;

import ebscensus.aws.KnownRegions;
import ebscensus.core.census.Census;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Regions;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Suggestion;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names in the request that match nothing in the census. Most of them are misspelt.
 *
 * @param notThere the excluded accounts that the organization, or its units in the request, does not contain
 */
record Oversights(CensusRequest request, Census census, List<String> notThere) {
    /** One line for each such name. */
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
                .map(name -> "--tolerate " + name + ": the census was not asked to count it")
                .toList();
    }

    /** One line for each simulated region that AWS does not have. */
    static List<String> simulated(Regions regions) {
        return regions instanceof Regions.Listed(List<String> names)
                ? names.stream()
                        .filter(name -> !KnownRegions.NAMES.contains(name))
                        .map(name -> "--region " + name + ": AWS has no such region; it is simulated anyway"
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

    /**
     * Whether a name in the ledger matches a name in the request. An account that could not be entered has one line for all its
     * regions, because they are not known.
     */
    private static boolean isIn(String met, String name) {
        return name.equals(Scope.EVERY) || met.equals(Scope.EVERY) || met.equals(name);
    }
}
