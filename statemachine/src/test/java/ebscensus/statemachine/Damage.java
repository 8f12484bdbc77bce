package ebscensus.statemachine;

import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fault.ObservedRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What faults have touched: {@code account/region}, {@code account}, {@code chunk N}, {@code map}, the name of a function, or
 * {@code everything}. Thread-safe.
 */
final class Damage {
    private final Set<String> touched = ConcurrentHashMap.newKeySet();
    private final Map<String, String> doomed = new ConcurrentHashMap<>();
    private final AtomicLong faults = new AtomicLong();

    /** Something that passes, or can be made good, has befallen this. */
    void touch(String what) {
        faults.incrementAndGet();
        touched.add(what);
    }

    /** Something that changes nothing. */
    void note() {
        faults.incrementAndGet();
    }

    long faults() {
        return faults.get();
    }

    boolean touchedAny(Set<String> causes) {
        return causes.stream().anyMatch(touched::contains);
    }

    /** What has met a fault that is there for good, and as which outcome the ledger is to name it. */
    Map<String, String> doomed() {
        return doomed;
    }

    /** The plan, where whatever it strikes is touched. */
    FaultPlan passing(FaultPlan plan) {
        return request -> {
            var fault = plan.faultFor(request);
            fault.ifPresent(_ -> touch(touchedBy(request)));
            return fault;
        };
    }

    /** The plan, where whatever it strikes cannot be counted to its end. */
    FaultPlan standing(FaultPlan plan, String outcome) {
        return request -> {
            var fault = plan.faultFor(request);
            fault.ifPresent(_ -> {
                note();
                doomed.put(touchedBy(request), outcome);
            });
            return fault;
        };
    }

    private static String touchedBy(ObservedRequest request) {
        var scope = request.scope();
        return switch (request.action()) {
            case "DescribeAvailabilityZones", "DescribeInstances", "DescribeVolumes" ->
                scope.account() + "/" + scope.region();
            case "DescribeRegions" -> scope.account();
            case "AssumeRole" -> request.roleAccount().orElseThrow();
            default -> "everything";
        };
    }
}
