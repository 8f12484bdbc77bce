package ebscensus.benchmark;

import ebscensus.core.request.Scope;
import java.util.List;
import java.util.stream.IntStream;

/** Which scopes the fleets of the benchmarks lie in. */
final class Scopes {
    /** Enabled for every account by default. Source: docs.aws.amazon.com/global-infrastructure/latest/regions, 2026-11. */
    private static final List<String> REGIONS = List.of(
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
            "ca-central-1",
            "sa-east-1",
            "eu-central-1",
            "eu-north-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2");

    /** The simulator's own account; others follow it. */
    private static final long FIRST_ACCOUNT = 111_122_223_333L;

    /** All regions of one account. */
    static final int OF_AN_ACCOUNT = REGIONS.size();

    private Scopes() {}

    /** The regions of one account, then those of the next. */
    static List<Scope> first(int number) {
        return IntStream.range(0, number)
                .mapToObj(i ->
                        new Scope(Long.toString(FIRST_ACCOUNT + i / REGIONS.size()), REGIONS.get(i % REGIONS.size())))
                .toList();
    }

    /** How many instances each has when they are divided equally; what is left over goes one by one to the first. */
    static long share(long instances, int scopes, int index) {
        return instances / scopes + (index < instances % scopes ? 1 : 0);
    }
}
