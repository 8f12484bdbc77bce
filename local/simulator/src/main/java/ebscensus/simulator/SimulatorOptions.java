package ebscensus.simulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * How the endpoint behaves.
 *
 * @param port 0 for any that is free
 * @param throttle whether token buckets apply
 * @param volumesPageCap most volumes on a page
 * @param instancesPageCap most instances on a page
 * @param nanoClock what buckets refill by, and what requests are logged at; as {@link System#nanoTime}
 * @param instantSource what tokens and credentials expire by
 * @param sessionLife how long assumed credentials last, whatever is asked for
 * @param loggedRequests how many of the newest requests the log keeps; 0 switches it off
 */
public record SimulatorOptions(
        int port,
        boolean throttle,
        int volumesPageCap,
        int instancesPageCap,
        Latency latency,
        FaultPlan faults,
        Paging paging,
        LongSupplier nanoClock,
        InstantSource instantSource,
        Duration sessionLife,
        int loggedRequests) {
    /** Any port, EC2's documented limits, no latency, no faults, an hour for assumed credentials, a log of 200,000 requests. */
    public static final SimulatorOptions DEFAULT = new SimulatorOptions(
            0,
            true,
            Ec2Limits.VOLUMES_PAGE,
            Ec2Limits.INSTANCES_PAGE,
            Latency.NONE,
            FaultPlan.NONE,
            Paging.FULL,
            System::nanoTime,
            InstantSource.system(),
            Duration.ofHours(1),
            200_000);

    public SimulatorOptions {
        if (volumesPageCap < Ec2Limits.LEAST_PAGE || instancesPageCap < Ec2Limits.LEAST_PAGE) {
            throw new IllegalArgumentException("a page cap is at least " + Ec2Limits.LEAST_PAGE + ", not "
                    + Math.min(volumesPageCap, instancesPageCap));
        }
        if (loggedRequests < 0) {
            throw new IllegalArgumentException("a log cannot keep " + loggedRequests + " requests");
        }
    }

    public SimulatorOptions withPort(int port) {
        return new SimulatorOptions(
                port,
                throttle,
                volumesPageCap,
                instancesPageCap,
                latency,
                faults,
                paging,
                nanoClock,
                instantSource,
                sessionLife,
                loggedRequests);
    }

    public SimulatorOptions withThrottle(boolean throttle) {
        return new SimulatorOptions(
                port,
                throttle,
                volumesPageCap,
                instancesPageCap,
                latency,
                faults,
                paging,
                nanoClock,
                instantSource,
                sessionLife,
                loggedRequests);
    }

    public SimulatorOptions withVolumesPageCap(int volumesPageCap) {
        return new SimulatorOptions(
                port,
                throttle,
                volumesPageCap,
                instancesPageCap,
                latency,
                faults,
                paging,
                nanoClock,
                instantSource,
                sessionLife,
                loggedRequests);
    }

    public SimulatorOptions withInstancesPageCap(int instancesPageCap) {
        return new SimulatorOptions(
                port,
                throttle,
                volumesPageCap,
                instancesPageCap,
                latency,
                faults,
                paging,
                nanoClock,
                instantSource,
                sessionLife,
                loggedRequests);
    }

    public SimulatorOptions withLatency(Latency latency) {
        return new SimulatorOptions(
                port,
                throttle,
                volumesPageCap,
                instancesPageCap,
                latency,
                faults,
                paging,
                nanoClock,
                instantSource,
                sessionLife,
                loggedRequests);
    }

    public SimulatorOptions withFaults(FaultPlan faults) {
        return new SimulatorOptions(
                port,
                throttle,
                volumesPageCap,
                instancesPageCap,
                latency,
                faults,
                paging,
                nanoClock,
                instantSource,
                sessionLife,
                loggedRequests);
    }

    public SimulatorOptions withPaging(Paging paging) {
        return new SimulatorOptions(
                port,
                throttle,
                volumesPageCap,
                instancesPageCap,
                latency,
                faults,
                paging,
                nanoClock,
                instantSource,
                sessionLife,
                loggedRequests);
    }

    public SimulatorOptions withNanoClock(LongSupplier nanoClock) {
        return new SimulatorOptions(
                port,
                throttle,
                volumesPageCap,
                instancesPageCap,
                latency,
                faults,
                paging,
                nanoClock,
                instantSource,
                sessionLife,
                loggedRequests);
    }

    public SimulatorOptions withInstantSource(InstantSource instantSource) {
        return new SimulatorOptions(
                port,
                throttle,
                volumesPageCap,
                instancesPageCap,
                latency,
                faults,
                paging,
                nanoClock,
                instantSource,
                sessionLife,
                loggedRequests);
    }

    public SimulatorOptions withSessionLife(Duration sessionLife) {
        return new SimulatorOptions(
                port,
                throttle,
                volumesPageCap,
                instancesPageCap,
                latency,
                faults,
                paging,
                nanoClock,
                instantSource,
                sessionLife,
                loggedRequests);
    }

    public SimulatorOptions withLoggedRequests(int loggedRequests) {
        return new SimulatorOptions(
                port,
                throttle,
                volumesPageCap,
                instancesPageCap,
                latency,
                faults,
                paging,
                nanoClock,
                instantSource,
                sessionLife,
                loggedRequests);
    }
}
