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
 * Warns of names in the request that match nothing in the census, because most such names are misspelt.
 *
 * @param notThere the accounts that the request excludes but that the organization does not contain; if the request names
 *     organizational units, the accounts that these units do not contain
 */
record Oversights(CensusRequest request, Census census, List<String> notThere) {
    /** One line for each excluded account and tolerated scope that matches nothing, and one line for all filters together. */
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

    /** The warnings of a simulation: one line for each of its regions that AWS does not have. */
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
     * Whether a name in the ledger matches a name in the request. An account whose regions are not known, for example because its
     * role could not be assumed, has one line for all its regions.
     */
    private static boolean isIn(String met, String name) {
        return name.equals(Scope.EVERY) || met.equals(Scope.EVERY) || met.equals(name);
    }
}
