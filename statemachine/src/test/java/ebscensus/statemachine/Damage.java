package ebscensus.statemachine;

import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fault.ObservedRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What faults have touched: {@code account/region}, {@code account}, {@code chunk N}, {@code map}, the name of a function,
 * {@code everything}, or what no total and no verdict depends on: {@code account/region others}, {@code account/region recycle-bin}
 * and {@code prices}. Thread-safe.
 */
final class Damage {
    private final Set<String> touched = ConcurrentHashMap.newKeySet();
    private final Map<String, String> doomed = new ConcurrentHashMap<>();
    private final Set<String> withheld = ConcurrentHashMap.newKeySet();
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

    /** The volumes that no total depends on and that have met a fault that is there for good. */
    Set<String> withheld() {
        return withheld;
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
                if (isForTheTotal(request)) {
                    note();
                    doomed.put(touchedBy(request), outcome);
                } else {
                    touchForGood(request);
                }
            });
            return fault;
        };
    }

    /** The plan, which strikes only what no total depends on, and whenever it is asked for. */
    FaultPlan withholding(FaultPlan plan) {
        return request -> {
            var fault = plan.faultFor(request);
            fault.ifPresent(_ -> touchForGood(request));
            return fault;
        };
    }

    private void touchForGood(ObservedRequest request) {
        touch(touchedBy(request));
        if (!isForPrices(request)) {
            withheld.add(touchedBy(request));
        }
    }

    private static boolean isForTheTotal(ObservedRequest request) {
        return !isForPrices(request) && !isForRecycleBin(request) && !isForOthers(request);
    }

    private static boolean isForPrices(ObservedRequest request) {
        return request.action().equals("GetProducts");
    }

    private static boolean isForRecycleBin(ObservedRequest request) {
        return request.action().equals("ListVolumesInRecycleBin");
    }

    /** Volumes that no instance has are asked for by their states. */
    private static boolean isForOthers(ObservedRequest request) {
        return request.action().equals("DescribeVolumes") && request.filters().contains("status");
    }

    private static String touchedBy(ObservedRequest request) {
        var scope = request.scope();
        String name = scope.account() + "/" + scope.region();
        return switch (request.action()) {
            case "DescribeAvailabilityZones", "DescribeInstances" -> name;
            case "DescribeVolumes" -> isForOthers(request) ? name + " others" : name;
            case "ListVolumesInRecycleBin" -> name + " recycle-bin";
            case "GetProducts" -> "prices";
            case "DescribeRegions" -> scope.account();
            case "AssumeRole" -> request.roleAccount().orElseThrow();
            default -> "everything";
        };
    }
}
