package ebscensus.simulator.fleet;

/**
 * How a fleet changes while it is being read. Calls are its clock: the changes of a scope fall between its first calls to EC2,
 * and which they are follows from the seed. An instance that changes, itself or in a volume, carries the tag {@code churn=yes}, so
 * that what it holds can be told from what was there throughout.
 *
 * @param instances share of live instances that are launched or terminated meanwhile, one half each
 * @param volumes share of an instance's own volumes, its root aside, that are attached or detached meanwhile, one half each
 * @param instancesPerCall live instances of a scope for each call that its changes are spread over; two calls at least
 */
public record Churn(double instances, double volumes, int instancesPerCall) {
    public static final Churn NONE = of(0);

    public static final String TAG = "churn";
    static final String TAG_VALUE = "yes";

    /** For a reader that lists 1,000 instances a call and asks for the volumes of 200 at a time. */
    private static final int FRUGAL = 160;

    public Churn {
        for (double share : new double[] {instances, volumes}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share lies between 0 and 1, not " + share);
            }
        }
        if (instancesPerCall < 1) {
            throw new IllegalArgumentException("at least one instance for each call, not " + instancesPerCall);
        }
    }

    /** This share of instances and of volumes. */
    public static Churn of(double share) {
        return new Churn(share, share, FRUGAL);
    }

    boolean isNone() {
        return instances == 0 && volumes == 0;
    }

    Span ofInstance(long hash, long live) {
        return span(hash, instances, live);
    }

    Span ofVolume(long hash, long live) {
        return span(hash, volumes, live);
    }

    /** What changes does so after a scope's first call at the earliest, and then once. */
    private Span span(long hash, double share, long live) {
        if (!Hash.chance(hash, Trait.CHURN, share)) {
            return Span.ALWAYS;
        }
        int calls = Math.clamp(live / instancesPerCall, 2, Integer.MAX_VALUE);
        long moment = 1L + Hash.below(hash, Trait.CHURN_MOMENT, calls);
        return Hash.chance(hash, Trait.CHURN_BEGINS, 0.5) ? Span.from(moment) : Span.until(moment);
    }
}
