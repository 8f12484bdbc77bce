package ebscensus.core.request;

import java.util.HashSet;
import java.util.List;

/**
 * Names the scopes that are allowed to be missing. The ledger shows them as missing, but the verdict can still be COMPLETE.
 *
 * @param names account ids, each for all regions of the account; region names, each for all accounts; and scopes written as
 *     {@code account/region}
 */
public record Tolerance(List<String> names) {
    public static final Tolerance NONE = new Tolerance(List.of());

    public Tolerance {
        names.forEach(Tolerance::requireName);
        if (new HashSet<>(names).size() < names.size()) {
            throw InvalidRequest.of("tolerate", names, "each name once");
        }
        names = List.copyOf(names);
    }

    public boolean accepts(Scope scope) {
        return names.contains(scope.account()) || names.contains(scope.region()) || names.contains(scope.toString());
    }

    private static void requireName(String name) {
        int slash = name.indexOf('/');
        if (slash >= 0) {
            Scope.requireAccount("tolerate", name.substring(0, slash));
            Scope.requireRegion("tolerate", name.substring(slash + 1));
        } else if (!Scope.isAccount(name) && !Scope.isRegion(name)) {
            throw InvalidRequest.of(
                    "tolerate", name, "an account id, a region name, or both as \"111122223333/eu-west-1\"");
        }
    }
}
