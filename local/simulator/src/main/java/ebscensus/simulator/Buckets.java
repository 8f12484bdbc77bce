package ebscensus.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One token bucket for each account, region and action, and another for its unpaginated and unfiltered calls. */
final class Buckets {
    private record Key(SimulatedScope scope, String action, Rate rate) {}

    private enum Rate {
        FILTERED(Ec2Limits.BUCKET, Ec2Limits.REFILL),
        UNFILTERED(Ec2Limits.UNFILTERED_BUCKET, Ec2Limits.UNFILTERED_REFILL),
        STS(Ec2Limits.STS_RATE, Ec2Limits.STS_RATE);

        private final int capacity;
        private final int perSecond;

        Rate(int capacity, int perSecond) {
            this.capacity = capacity;
            this.perSecond = perSecond;
        }
    }

    private final Map<Key, TokenBucket> buckets = new ConcurrentHashMap<>();

    /** @throws Ec2Error if the request's bucket is empty */
    void charge(Request request) {
        boolean admitted = buckets.computeIfAbsent(
                        key(request),
                        key -> new TokenBucket(key.rate().capacity, key.rate().perSecond, request.nanos()))
                .take(request.nanos());
        if (!admitted) {
            throw request.sts()
                    ? new Ec2Error(400, "Throttling", "Rate exceeded")
                    : Ec2Error.of(Fault.Refusal.THROTTLED);
        }
    }

    private static Key key(Request request) {
        if (request.sts()) {
            // All of STS shares one rate.
            return new Key(request.scope(), "sts", Rate.STS);
        }
        boolean whole = Ec2Actions.LISTINGS.contains(request.action()) && request.unpaginatedAndUnfiltered();
        return new Key(request.scope(), request.action(), whole ? Rate.UNFILTERED : Rate.FILTERED);
    }
}
