package ebscensus.benchmark;

import ebscensus.aws.OptIn;
import ebscensus.core.request.Scope;
import java.util.List;

/** The scopes that the fleets of the benchmarks are in: all regions of one account. */
final class Scopes {
    /** The id of the simulator's own account. */
    private static final String ACCOUNT = "111122223333";

    private static final long FIRST_OF_MANY = 100_000_000_000L;

    private static final List<Scope> ALL = OptIn.IN_EVERY_ACCOUNT.stream()
            .map(region -> new Scope(ACCOUNT, region))
            .toList();

    static final Scope FIRST = ALL.getFirst();

    static final int OF_AN_ACCOUNT = ALL.size();

    private Scopes() {}

    /** @param number 1 to {@link #OF_AN_ACCOUNT} */
    static List<Scope> first(int number) {
        return ALL.subList(0, number);
    }

    /** Scopes of many accounts, each with all regions. */
    static Scope of(int number) {
        String account = "%012d".formatted(FIRST_OF_MANY + number / OF_AN_ACCOUNT);
        return new Scope(account, ALL.get(number % OF_AN_ACCOUNT).region());
    }

    /** The number of instances of one scope when all have equal parts; the first scopes get the remainder. */
    static long share(long instances, int scopes, int index) {
        return instances / scopes + (index < instances % scopes ? 1 : 0);
    }
}
