package ebscensus.simulator.protocol;

import ebscensus.simulator.fault.FaultPlan;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The behaviour of the endpoint.
 *
 * @param port the port of the endpoint; 0 for any free port
 * @param throttle whether calls are throttled by token buckets
 * @param volumesPageCap the maximum number of volumes on a page
 * @param instancesPageCap the maximum number of instances on a page
 * @param nanoClock the clock of the token buckets and of the log, like {@link System#nanoTime}
 * @param instantSource the clock by which page tokens and credentials expire
 * @param sessionLife how long the credentials of an assumed role last, whatever duration the caller requests
 * @param loggedRequests the number of newest requests that the log keeps; 0 turns the log off
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
    /**
     * Any free port, EC2's documented limits, no latency, no faults, one hour for the credentials of an assumed role, and a log
     * of 200,000 requests.
     */
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
        return with(draft -> draft.port = port);
    }

    public SimulatorOptions withThrottle(boolean throttle) {
        return with(draft -> draft.throttle = throttle);
    }

    public SimulatorOptions withVolumesPageCap(int volumesPageCap) {
        return with(draft -> draft.volumesPageCap = volumesPageCap);
    }

    public SimulatorOptions withInstancesPageCap(int instancesPageCap) {
        return with(draft -> draft.instancesPageCap = instancesPageCap);
    }

    public SimulatorOptions withLatency(Latency latency) {
        return with(draft -> draft.latency = latency);
    }

    public SimulatorOptions withFaults(FaultPlan faults) {
        return with(draft -> draft.faults = faults);
    }

    public SimulatorOptions withPaging(Paging paging) {
        return with(draft -> draft.paging = paging);
    }

    public SimulatorOptions withNanoClock(LongSupplier nanoClock) {
        return with(draft -> draft.nanoClock = nanoClock);
    }

    public SimulatorOptions withInstantSource(InstantSource instantSource) {
        return with(draft -> draft.instantSource = instantSource);
    }

    public SimulatorOptions withSessionLife(Duration sessionLife) {
        return with(draft -> draft.sessionLife = sessionLife);
    }

    public SimulatorOptions withLoggedRequests(int loggedRequests) {
        return with(draft -> draft.loggedRequests = loggedRequests);
    }

    private SimulatorOptions with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** A mutable copy of options, in which an option can be changed. */
    private static final class Draft {
        private int port;
        private boolean throttle;
        private int volumesPageCap;
        private int instancesPageCap;
        private Latency latency;
        private FaultPlan faults;
        private Paging paging;
        private LongSupplier nanoClock;
        private InstantSource instantSource;
        private Duration sessionLife;
        private int loggedRequests;

        Draft(SimulatorOptions options) {
            port = options.port;
            throttle = options.throttle;
            volumesPageCap = options.volumesPageCap;
            instancesPageCap = options.instancesPageCap;
            latency = options.latency;
            faults = options.faults;
            paging = options.paging;
            nanoClock = options.nanoClock;
            instantSource = options.instantSource;
            sessionLife = options.sessionLife;
            loggedRequests = options.loggedRequests;
        }

        SimulatorOptions options() {
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
}
