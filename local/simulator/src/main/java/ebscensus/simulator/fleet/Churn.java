package ebscensus.simulator.fleet;

/**
 * How a fleet changes while it is read. Time is measured in EC2 calls: the seed determines after how many calls in its scope a
 * resource appears or disappears. An instance that changes, or whose volumes change, has the tag {@code churn=yes}, which
 * distinguishes it from instances that stay unchanged.
 *
 * @param instances the share of live instances that change; half of them are launched, and half are terminated
 * @param volumes the share of an instance's own (not shared) volumes, except its root volume, that change (half of them are
 *     attached, and half are detached); also the share of the volumes in the Recycle Bin that appear or disappear
 * @param instancesPerCall determines over how many calls the changes of a scope are spread: the number of its live instances
 *     divided by this value, but at least two calls
 */
public record Churn(double instances, double volumes, int instancesPerCall) {
    public static final Churn NONE = of(0);

    public static final String TAG = "churn";
    static final String TAG_VALUE = "yes";

    /**
     * Suits a client that makes six calls for 1,000 instances: one call that lists the instances, and five calls for the
     * volumes of 200 instances each.
     */
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

    /** A churn that changes this share of instances and of volumes. */
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

    /** The span of a resource with this hash. A resource that changes does so only once, after the first call in its scope. */
    private Span span(long hash, double share, long live) {
        if (!Hash.chance(hash, Trait.CHURN, share)) {
            return Span.ALWAYS;
        }
        int calls = Math.clamp(live / instancesPerCall, 2, Integer.MAX_VALUE);
        long moment = 1L + Hash.below(hash, Trait.CHURN_MOMENT, calls);
        return Hash.chance(hash, Trait.CHURN_BEGINS, 0.5) ? Span.from(moment) : Span.until(moment);
    }
}
