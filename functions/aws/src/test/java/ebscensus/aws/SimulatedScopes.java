package ebscensus.aws;

import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.KnownScope;
import ebscensus.core.inventory.PortFailure;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.request.Scope;
import ebscensus.simulator.fault.FaultKind;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.LoggedRequest;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.ec2.model.VolumeRecycleBinInfo;

/** A simulated scope for the contract suites, and the truth about it by a plain scan with nothing of ours. */
final class SimulatedScopes implements AutoCloseable {
    /** In a region that an account may lack. */
    static final Scope KNOWN = new Scope("111122223333", "me-south-1");

    static final Scope EMPTY = new Scope("111122223333", "us-east-1");
    private static final SimulatedScope SIMULATED = new SimulatedScope(KNOWN.account(), KNOWN.region());
    private static final Simulation SIMULATION = new Simulation(
            20,
            inOrder(SIMULATED, 1_200L, new SimulatedScope(EMPTY.account(), EMPTY.region()), 0L),
            Simulation.of(0, 0).shape());

    /** A caller without credentials is in the first scope. */
    private static Map<SimulatedScope, Long> inOrder(SimulatedScope one, long its, SimulatedScope other, long others) {
        var scopes = new LinkedHashMap<SimulatedScope, Long>();
        scopes.put(one, its);
        scopes.put(other, others);
        return scopes;
    }

    private static final FaultPlan BROKEN = FaultPlan.seeded(1, Map.of(FaultKind.INTERNAL_ERROR, 1.0));

    private static final Set<String> IN_NO_USE = Set.of("creating", "available", "error");

    private static final String ZONES = "DescribeAvailabilityZones";

    private Supplier<List<LoggedRequest>> requests = List::of;
    private final Deque<Runnable> open = new ArrayDeque<>();

    Inventory inventory() {
        return inventory(FaultPlan.NONE);
    }

    Inventory failing(PortFailure failure) {
        return inventory(
                switch (failure) {
                    case DENIED ->
                        FaultPlan.denyAction(SIMULATED, "DescribeInstances")
                                .and(FaultPlan.denyAction(SIMULATED, "DescribeVolumes"))
                                .and(FaultPlan.denyAction(SIMULATED, "ListVolumesInRecycleBin"));
                    case REGION_DISABLED -> FaultPlan.disableRegion(SIMULATED);
                    case THROTTLED -> FaultPlan.throttleForever(SIMULATED);
                    case SERVER_ERROR ->
                        request -> isReading(request.action()) ? BROKEN.faultFor(request) : Optional.empty();
                });
    }

    /** DescribeAvailabilityZones fails in this way for the known scope. */
    Inventory failingToTellZones(PortFailure failure) {
        FaultPlan faults = switch (failure) {
            case DENIED -> FaultPlan.denyAction(SIMULATED, ZONES);
            case REGION_DISABLED -> FaultPlan.disableRegion(SIMULATED);
            case THROTTLED -> FaultPlan.throttleForever(SIMULATED);
            case SERVER_ERROR -> BROKEN;
        };
        return inventory(request -> request.action().equals(ZONES) ? faults.faultFor(request) : Optional.empty());
    }

    /** What EC2 was asked in the last simulator. */
    List<LoggedRequest> requests() {
        return requests.get().stream()
                .filter(request -> request.action().startsWith("Describe"))
                .toList();
    }

    static KnownScope known() {
        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT);
                var http = Apache5HttpClient.create();
                var ec2 = Ec2Client.builder()
                        .httpClient(http)
                        .endpointOverride(simulator.endpoint())
                        .region(Region.of(KNOWN.region()))
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build()) {
            return known(ec2);
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }

    private Inventory inventory(FaultPlan faults) {
        var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT.withFaults(faults));
        open.push(simulator::close);
        requests = simulator.requests()::all;
        var inventory = AwsInventory.connect(Simulated.settings(simulator));
        open.push(inventory::close);
        return inventory;
    }

    private static KnownScope known(Ec2Client ec2) {
        var live = new HashMap<String, Map<String, String>>();
        var terminated = new HashSet<String>();
        for (Instance instance : instances(ec2, true)) {
            if (instance.state().nameAsString().equals("terminated")) {
                terminated.add(instance.instanceId());
            } else {
                live.put(
                        instance.instanceId(),
                        instance.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value)));
            }
        }
        var managed = new HashSet<>(live.keySet());
        instances(ec2, false).forEach(instance -> managed.remove(instance.instanceId()));
        var stopped = new HashSet<String>();
        for (Instance instance : instances(ec2, true)) {
            if (instance.state().nameAsString().equals("stopped")) {
                stopped.add(instance.instanceId());
            }
        }
        var volumes = new HashMap<String, Volume>();
        var inNoUse = new ArrayList<Volume>();
        var unattached = new HashSet<String>();
        ec2.describeVolumesPaginator(scan -> scan.maxResults(500).includeManagedResources(true)).volumes().stream()
                .filter(volume -> !volume.stateAsString().startsWith("delet"))
                .forEach(described -> {
                    var volume = toVolume(described, live.keySet());
                    if (!volume.instances().isEmpty()) {
                        volumes.put(volume.id(), volume);
                        return;
                    }
                    unattached.add(volume.id());
                    if (IN_NO_USE.contains(described.stateAsString())) {
                        inNoUse.add(volume);
                    }
                });
        return new KnownScope(
                KNOWN,
                live,
                managed,
                terminated,
                List.copyOf(volumes.values()),
                stopped,
                inNoUse,
                unattached,
                recycled(ec2));
    }

    private static List<Instance> instances(Ec2Client ec2, boolean managed) {
        return ec2
                .describeInstancesPaginator(scan -> scan.maxResults(1000).includeManagedResources(managed))
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .toList();
    }

    private static List<Volume> recycled(Ec2Client ec2) {
        var recycled = new ArrayList<Volume>();
        String token = null;
        do {
            String from = token;
            var page = ec2.listVolumesInRecycleBin(
                    request -> request.maxResults(500).nextToken(from));
            page.volumes().forEach(volume -> recycled.add(toVolume(volume)));
            token = page.nextToken();
        } while (token != null);
        return recycled;
    }

    private static boolean isReading(String action) {
        return action.startsWith("Describe") || action.startsWith("List");
    }

    private static Volume toVolume(VolumeRecycleBinInfo volume) {
        var spec = new VolumeSpec(
                volume.availabilityZone(),
                volume.volumeTypeAsString(),
                volume.size(),
                Objects.requireNonNullElse(volume.iops(), 0),
                Objects.requireNonNullElse(volume.throughput(), 0),
                false,
                false,
                time(volume.createTime()),
                "");
        return new Volume(volume.volumeId(), spec, false, List.of());
    }

    /** As EC2 writes it. */
    private static String time(Instant time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(time);
    }

    private static Volume toVolume(software.amazon.awssdk.services.ec2.model.Volume volume, Set<String> live) {
        var spec = new VolumeSpec(
                volume.availabilityZone(),
                volume.volumeTypeAsString(),
                volume.size(),
                Objects.requireNonNullElse(volume.iops(), 0),
                Objects.requireNonNullElse(volume.throughput(), 0),
                volume.multiAttachEnabled(),
                volume.encrypted(),
                time(volume.createTime()),
                volume.tags().stream()
                        .filter(tag -> tag.key().equals("Name"))
                        .map(Tag::value)
                        .findFirst()
                        .orElse(""));
        return new Volume(
                volume.volumeId(),
                spec,
                volume.attachments().isEmpty()
                        ? volume.stateAsString().equals("in-use")
                        : volume.attachments().stream()
                                .anyMatch(attachment ->
                                        !attachment.stateAsString().equals("detached")),
                volume.attachments().stream()
                        .filter(attachment -> !attachment.stateAsString().equals("detached"))
                        .map(VolumeAttachment::instanceId)
                        .filter(live::contains)
                        .toList());
    }
}
