package ebscensus.benchmark;

import ebscensus.aws.OptIn;
import ebscensus.core.request.Scope;
import java.util.List;

/** The scopes of the simulated fleets, which are regions of one account. */
final class Scopes {
    /** The id of the simulator's own account. */
    private static final String ACCOUNT = "111122223333";

    private static final List<Scope> ALL = OptIn.IN_EVERY_ACCOUNT.stream()
            .map(region -> new Scope(ACCOUNT, region))
            .toList();

    static final Scope FIRST = ALL.getFirst();

    static final int OF_AN_ACCOUNT = ALL.size();

    private Scopes() {}

    /** @param number the number of scopes, from 1 to {@link #OF_AN_ACCOUNT} */
    static List<Scope> first(int number) {
        return ALL.subList(0, number);
    }

    /**
     * The number of instances of one scope, if the instances are divided equally among the scopes. The first scopes get the
     * remainder.
     */
    static long share(long instances, int scopes, int index) {
        return instances / scopes + (index < instances % scopes ? 1 : 0);
    }
}
