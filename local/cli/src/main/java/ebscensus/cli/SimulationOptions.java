package ebscensus.cli;

import ebscensus.aws.OptIn;
import ebscensus.core.request.InvalidRequest;
import ebscensus.core.request.Regions;
import ebscensus.simulator.fleet.Churn;
import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.Latency;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** The options of the simulated accounts and of their endpoint. */
class SimulationOptions {
    private static final long MOST_INSTANCES = 5_000_000;
    private static final int LEAST_PAGE_CAP = 5;
    private static final String OWN_ACCOUNT = "111122223333";
    private static final int MOST_ACCOUNTS = 5_000;
    private static final String DEFAULT_REGION = "us-east-1";

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The same seed and number of instances give the same fleet. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--simulated-accounts",
            paramLabel = "N",
            defaultValue = "1",
            description = "The number of accounts in the simulated organization: 111122223333, which is your own,"
                    + " 200000000001, 200000000002 and so on. The instances are divided equally among them."
                    + " Default: ${DEFAULT-VALUE}.")
    private int accounts = 1;

    @Option(
            names = "--stopped",
            paramLabel = "RATE",
            description = "The share of the instances that are stopped. Default: 0.15.")
    private double stopped = FleetShape.DEFAULT.stopped();

    @Option(
            names = "--unattached",
            paramLabel = "RATE",
            description = "The number of unattached volumes per instance. Default: 0.1.")
    private double unattached = FleetShape.DEFAULT.detached();

    @Option(
            names = "--recycled",
            paramLabel = "RATE",
            description = "The number of volumes in the Recycle Bin per instance. Default: 0.03.")
    private double recycled = FleetShape.DEFAULT.recycled();

    @Option(
            names = "--day",
            paramLabel = "N",
            description =
                    "Simulate the same fleet this many days later: there are more instances, some gp2 volumes have"
                            + " become gp3, and unattached volumes have been created, deleted and kept in the"
                            + " Recycle Bin for a week. On days 12 and 13 the role of the last of several accounts"
                            + " cannot be assumed, and from day 21 on a GiB costs 5%% less. The report has the date"
                            + " of that day; day 1 is 2026-06-02. Default: 0, with today's date.")
    private int day;

    @Option(
            names = "--churn",
            paramLabel = "RATE",
            description = "Launch or terminate this share of the instances, and attach or detach this share of the"
                    + " volumes, between the first calls to EC2. Instances that change or whose volumes change carry"
                    + " the tag churn=yes. Default: 0.")
    private double churn;

    @Option(names = "--no-throttle", description = "Never throttle, as if EC2 had no token buckets.")
    private boolean noThrottle;

    @Option(
            names = "--page-cap",
            paramLabel = "N",
            description = "The most volumes on a page, at least 5. Default: EC2's 500.")
    private int volumesPageCap = SimulatorOptions.DEFAULT.volumesPageCap();

    @Option(
            names = "--instances-page-cap",
            paramLabel = "N",
            description = "The most instances on a page, at least 5. Default: EC2's 1000.")
    private int instancesPageCap = SimulatorOptions.DEFAULT.instancesPageCap();

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "The latency of every answer, such as 40ms. Default: none.")
    private Duration latency = Duration.ZERO;

    @Option(
            names = "--latency-per-item",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Additional latency for each instance or volume in the answer, such as 20us. Default: none.")
    private Duration latencyPerItem = Duration.ZERO;

    @Option(
            names = "--fault",
            paramLabel = "KIND=RATE",
            description = {
                "Let this share of the calls to EC2 fail, such as reset=0.01; repeat it for several kinds: throttle,"
                        + " internal-error, unavailable, reset, stall, truncate, malformed, empty-page, expired-token,"
                        + " expired-credentials, repeat-items.",
                "Or let a region fail permanently, such as deny=us-east-1 or deny=200000000001/us-east-1: deny,"
                        + " throttle, hide-zone, fail-last-page, auth-failure (only the first call of each action),"
                        + " web-page, hide-instance-ids, hide-volumes, disable (EC2 and STS refuse everything), opt-out"
                        + " (like disable, and DescribeRegions does not name the region).",
                "Or let an account fail: deny-role=ACCOUNT, throttle-role=ACCOUNT, suspend=ACCOUNT, close=ACCOUNT or"
                        + " leave=ACCOUNT, which removes it from the organization.",
                "Or let a source fail, such as deny=recycle-bin: KIND=SOURCE or KIND=SOURCE/REGION, where KIND is deny"
                        + " or one of the kinds that take a rate, and SOURCE is other-volumes (the query for volumes"
                        + " without an instance), recycle-bin or prices; damage=prices (no product can be read); or"
                        + " hide-prices=REGION (the region has no prices)."
            })
    private List<String> faults = new ArrayList<>();

    /** The simulated fleet, whose instances are divided equally among the accounts and regions. */
    Simulation simulation(String option, long instances, Regions regions) {
        if (instances < 0 || instances > MOST_INSTANCES) {
            throw InvalidRequest.of(option, instances, "a whole number from 0 to " + MOST_INSTANCES);
        }
        if (accounts < 1 || accounts > MOST_ACCOUNTS) {
            throw InvalidRequest.of("--simulated-accounts", accounts, "a whole number from 1 to " + MOST_ACCOUNTS);
        }
        requireRate("--churn", churn);
        if (day < 0 || day > Simulation.LAST_DAY) {
            throw InvalidRequest.of("--day", day, "a whole number from 0 to " + Simulation.LAST_DAY);
        }
        var simulation = Simulation.of(seed, instances, accounts(), names(regions))
                .withShape(shape())
                .withChurn(Churn.of(churn))
                .withDay(day);
        return FaultOptions.changed(faults, simulation);
    }

    /** The clock for a census of this simulation. On day 0 it is the real clock; on a later day it has the date of that day. */
    static InstantSource clock(InstantSource real, Simulation simulation) {
        var today = real.instant().atZone(ZoneOffset.UTC);
        var ahead = Duration.between(today, today.with(simulation.date()));
        return simulation.day() == 0 ? real : Clock.offset(real.withZone(ZoneOffset.UTC), ahead);
    }

    private FleetShape shape() {
        requireRate("--stopped", stopped);
        requireRate("--unattached", unattached);
        requireRate("--recycled", recycled);
        return FleetShape.DEFAULT
                .withUnsettled(Math.min(FleetShape.DEFAULT.unsettled(), 1 - stopped))
                .withStopped(stopped)
                .withDetached(unattached)
                .withRecycled(recycled);
    }

    private static void requireRate(String option, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw InvalidRequest.of(option, rate, "a rate from 0 to 1, such as 0.05");
        }
    }

    private List<String> accounts() {
        return IntStream.range(0, accounts)
                .mapToObj(number -> number == 0 ? OWN_ACCOUNT : "2%011d".formatted(number))
                .toList();
    }

    SimulatorOptions endpoint(Simulation simulation) {
        requirePageCap("--page-cap", volumesPageCap);
        requirePageCap("--instances-page-cap", instancesPageCap);
        return SimulatorOptions.DEFAULT
                .withThrottle(!noThrottle)
                .withVolumesPageCap(volumesPageCap)
                .withInstancesPageCap(instancesPageCap)
                .withLatency(new Latency(latency, latencyPerItem))
                .withFaults(FaultOptions.plan(
                        faults, seed, simulation.instancesByScope().keySet()));
    }

    private static List<String> names(Regions regions) {
        return switch (regions) {
            case Regions.Own() -> List.of(DEFAULT_REGION);
            case Regions.AllEnabled() ->
                OptIn.IN_EVERY_ACCOUNT.stream().sorted().toList();
            case Regions.Listed(List<String> names) -> names;
        };
    }

    private static void requirePageCap(String option, int pageCap) {
        if (pageCap < LEAST_PAGE_CAP) {
            throw InvalidRequest.of(option, pageCap, "a whole number from " + LEAST_PAGE_CAP);
        }
    }
}
