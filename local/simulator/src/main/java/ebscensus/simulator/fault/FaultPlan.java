package ebscensus.simulator.fault;

import ebscensus.simulator.fleet.Hash;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Decides which requests fail and how. Thread-safe. */
@FunctionalInterface
public interface FaultPlan {
    /** Nothing fails. */
    FaultPlan NONE = request -> Optional.empty();

    /** How long a {@link FaultKind#STALL} lasts by default. Even a patient client does not wait that long. */
    Duration STALL = Duration.ofSeconds(60);

    Optional<Fault> faultFor(ObservedRequest request);

    /** A plan that falls back to the other plan if this plan has no fault for a request. */
    default FaultPlan and(FaultPlan other) {
        return request -> faultFor(request).or(() -> other.faultFor(request));
    }

    static FaultPlan seeded(long seed, Map<FaultKind, Double> rates) {
        return seeded(seed, rates, STALL);
    }

    /**
     * Random faults that depend only on the seed, the scope, the action and the ordinal number of the request.
     *
     * @param rates for each fault, the share of requests for which it is drawn; the shares add up to at most 1. If the drawn
     *     fault makes no sense for a request, the request does not fail
     */
    static FaultPlan seeded(long seed, Map<FaultKind, Double> rates, Duration stall) {
        if (rates.values().stream().anyMatch(rate -> !(rate >= 0))
                || rates.values().stream().mapToDouble(rate -> rate).sum() > 1 + 1e-9) {
            throw new IllegalArgumentException("rates lie between 0 and 1, and so does their sum: " + rates);
        }
        var ordered = new EnumMap<FaultKind, Double>(FaultKind.class);
        ordered.putAll(rates);
        return request -> {
            double left = Hash.fraction(Hash.of(Hash.of(seed, request.action()), request.scope(), request.ordinal()));
            for (var entry : ordered.entrySet()) {
                left -= entry.getValue();
                if (left < 0) {
                    var kind = entry.getKey();
                    return kind.suits(request) ? Optional.of(kind.fault(stall)) : Optional.empty();
                }
            }
            return Optional.empty();
        };
    }

    /** No role of this account can be assumed. */
    static FaultPlan denyRole(String account) {
        return ofRole(
                account,
                new Fault.Refusal(
                        403,
                        "AccessDenied",
                        "User: is not authorized to perform: sts:AssumeRole on resource of " + account));
    }

    /** The caller's policy does not allow this EC2 action in this scope. */
    static FaultPlan denyAction(SimulatedScope scope, String action) {
        return ofAction(scope, action, denial(scope, "ec2:" + action));
    }

    private static Fault denial(SimulatedScope scope, String action) {
        return new Fault.Refusal(
                403,
                "UnauthorizedOperation",
                "You are not authorized to perform this operation. User: arn:aws:sts::" + scope.account()
                        + ":assumed-role/census/session is not authorized to perform: " + action
                        + " because no identity-based policy allows the " + action + " action");
    }

    /** The caller's policy does not allow the calls that request data of this source, in any account and region. */
    static FaultPlan deny(Source source) {
        return request -> source.isAskedBy(request)
                ? Optional.of(denial(request.scope(), request.service() + ":" + request.action()))
                : Optional.empty();
    }

    /**
     * This fault occurs in every call that requests data of the source, in any account and region, unless the fault makes no
     * sense for the call.
     */
    static FaultPlan always(FaultKind kind, Source source) {
        return request ->
                source.isAskedBy(request) && kind.suits(request) ? Optional.of(kind.fault(STALL)) : Optional.empty();
    }

    /** A plan that has the faults of this plan in one account and region, and no faults elsewhere. */
    default FaultPlan in(SimulatedScope scope) {
        return request -> request.scope().equals(scope) ? faultFor(request) : Optional.empty();
    }

    /** The price list has no products of this region or Local Zone, such as {@code us-east-1-bos-1}. */
    static FaultPlan hidePrices(String region) {
        return request -> request.isToPricing() ? Optional.of(new Fault.HidePrices(region)) : Optional.empty();
    }

    /** No product of the price list can be interpreted, although the rest of the response can. */
    static FaultPlan damageProducts() {
        return request -> request.isToPricing() ? Optional.of(new Fault.DamageProducts()) : Optional.empty();
    }

    /**
     * EC2 and STS refuse every request of the account in the region, but DescribeRegions in other regions still names the region.
     * A region is in this state for some minutes while it is being disabled; {@link Simulation#withDisabledRegion} simulates the
     * final state.
     */
    static FaultPlan disableRegion(SimulatedScope scope) {
        return mistrust(scope)
                .and(request -> request.scope().equals(scope) && request.isToSts()
                        ? Optional.of(Fault.Refusal.INVALID_TOKEN)
                        : Optional.empty());
    }

    /** EC2 refuses the account's valid credentials in the region, but STS accepts them. */
    static FaultPlan mistrust(SimulatedScope scope) {
        return inEc2(scope, Fault.Refusal.REGION_DISABLED);
    }

    /** EC2 refuses the valid credentials of the first call of each action in this scope. */
    static FaultPlan mistrustFirstCalls(SimulatedScope scope) {
        var plan = mistrust(scope);
        return request -> request.ordinal() == 0 ? plan.faultFor(request) : Optional.empty();
    }

    /** A web server that is not EC2 answers every call to EC2 in this scope with an HTML page and status 503. */
    static FaultPlan answerWithWebPages(SimulatedScope scope) {
        return inEc2(scope, new Fault.WebPage(503));
    }

    /** STS throttles every attempt to assume a role of this account. */
    static FaultPlan throttleRole(String account) {
        return ofRole(account, new Fault.Refusal(400, "Throttling", "Rate exceeded"));
    }

    /** Organizations returns only the older field {@code Status} of every account and leaves out the newer field {@code State}. */
    static FaultPlan hideAccountStates() {
        return request -> request.isToOrganizations() ? Optional.of(new Fault.HideState()) : Optional.empty();
    }

    /** The attachments of this scope's volumes name neither instance nor device. */
    static FaultPlan hideInstanceIds(SimulatedScope scope) {
        return ofAction(scope, "DescribeVolumes", new Fault.HideInstanceIds());
    }

    /** DescribeVolumes finds nothing in this scope, although instances have volumes. */
    static FaultPlan hideVolumes(SimulatedScope scope) {
        return ofAction(scope, "DescribeVolumes", new Fault.FindNothing());
    }

    /** EC2 throttles every call in this scope, as if other clients kept all token buckets of the scope empty. */
    static FaultPlan throttleForever(SimulatedScope scope) {
        return inEc2(scope, Fault.Refusal.THROTTLED);
    }

    /** In this scope, only the last page of the action fails, with an internal error. */
    static FaultPlan failLastPage(SimulatedScope scope, String action) {
        return request -> request.lastPage()
                        && request.scope().equals(scope)
                        && request.action().equals(action)
                ? Optional.of(FaultKind.INTERNAL_ERROR.fault(STALL))
                : Optional.empty();
    }

    /** In this scope, DescribeAvailabilityZones omits the first zone, although it has instances. */
    static FaultPlan hideZone(SimulatedScope scope) {
        return ofAction(scope, "DescribeAvailabilityZones", new Fault.HideZone());
    }

    private static FaultPlan ofAction(SimulatedScope scope, String action, Fault fault) {
        return request -> request.scope().equals(scope) && request.action().equals(action)
                ? Optional.of(fault)
                : Optional.empty();
    }

    private static FaultPlan ofRole(String account, Fault fault) {
        return request -> request.roleAccount().filter(account::equals).map(role -> fault);
    }

    private static FaultPlan inEc2(SimulatedScope scope, Fault fault) {
        return request -> request.scope().equals(scope) && request.isToEc2() ? Optional.of(fault) : Optional.empty();
    }
}
