package ebscensus.simulator.protocol;

import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fleet.SimulatedScope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The token buckets. Each action has a bucket for each account and region, with two exceptions: all actions of STS share a
 * bucket, and each listing action of EC2 has a second bucket for unpaginated and unfiltered calls.
 */
final class Buckets {
    private record Key(SimulatedScope scope, String action, Rate rate) {}

    private enum Rate {
        FILTERED(Ec2Limits.BUCKET, Ec2Limits.REFILL),
        UNFILTERED(Ec2Limits.UNFILTERED_BUCKET, Ec2Limits.UNFILTERED_REFILL),
        STS(Ec2Limits.STS_RATE, Ec2Limits.STS_RATE),
        ORGANIZATIONS(OrganizationsActions.Limits.BUCKET, OrganizationsActions.Limits.REFILL),
        PRICING(PricingActions.Limits.BUCKET, PricingActions.Limits.REFILL);

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
            throw switch (request.api()) {
                case EC2, ORGANIZATIONS, PRICING -> Ec2Error.of(Fault.Refusal.THROTTLED);
                case STS -> new Ec2Error(400, "Throttling", "Rate exceeded");
            };
        }
    }

    private static Key key(Request request) {
        return switch (request.api()) {
            // All actions of STS share one bucket.
            case STS -> new Key(request.scope(), "sts", Rate.STS);
            case ORGANIZATIONS -> new Key(request.scope(), request.action(), Rate.ORGANIZATIONS);
            case PRICING -> new Key(request.scope(), request.action(), Rate.PRICING);
            case EC2 -> new Key(request.scope(), request.action(), isWhole(request) ? Rate.UNFILTERED : Rate.FILTERED);
        };
    }

    private static boolean isWhole(Request request) {
        return Ec2Actions.LISTINGS.contains(request.action()) && request.unpaginatedAndUnfiltered();
    }
}
