package ebscensus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.Simulation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.ec2.model.VolumeType;

/** Managed resources, which hide, and Multi-Attach volumes, which are seen more than once. */
final class HiddenAndSharedTest {
    private static final SimulatorOptions UNTHROTTLED = SimulatorOptions.DEFAULT.withThrottle(false);

    @Test
    void managed_instances_and_their_volumes_are_seen_only_when_asked_for() {
        var simulation = Simulation.of(2, 400).withShape(FleetShape.DEFAULT.withManaged(0.1));

        try (var simulator = Simulator.start(simulation, UNTHROTTLED);
                var client = new Client(simulator)) {
            var managed = client.fleet().stream()
                    .filter(instance -> instance.operator().managed())
                    .toList();
            var volumes = client.volumes(all -> all.includeManagedResources(true));

            assertThat(managed).hasSizeBetween(20, 70);
            assertThat(client.instances(all -> all)).doesNotContainAnyElementsOf(managed);
            assertThat(client.volumes(all -> all))
                    .hasSameElementsAs(volumes.stream()
                            .filter(volume -> !volume.operator().managed())
                            .toList());
            assertThat(client.volumes(all -> all.filters(Client.filter(
                            "attachment.instance-id",
                            managed.stream().map(Instance::instanceId).toList()))))
                    .isEmpty();
            assertThat(client.ec2
                            .describeInstances(
                                    all -> all.instanceIds(managed.getFirst().instanceId()))
                            .reservations())
                    .hasSize(1);
        }
    }

    @Test
    void volumes_of_services_are_attached_to_no_instance() {
        var simulation = Simulation.of(2, 400).withShape(FleetShape.DEFAULT.withManaged(0.1));

        try (var simulator = Simulator.start(simulation, UNTHROTTLED);
                var client = new Client(simulator)) {
            var attachments = client.volumes(all -> all.includeManagedResources(true)).stream()
                    .flatMap(volume -> volume.attachments().stream())
                    .filter(attachment -> attachment.instanceId() == null)
                    .toList();

            assertThat(attachments)
                    .hasSize(40)
                    .allMatch(attachment -> attachment.device() == null)
                    .allMatch(attachment -> attachment.associatedResource().startsWith("arn:aws:"))
                    .allMatch(attachment -> attachment.instanceOwningService().endsWith(".amazonaws.com"));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_shared_volume_is_io2_and_has_2_to_16_instances_of_its_own_zone(long seed) {
        var simulation = Simulation.of(seed, 600).withShape(FleetShape.DEFAULT.withMultiAttach(1));

        try (var simulator = Simulator.start(simulation, UNTHROTTLED);
                var client = new Client(simulator)) {
            var zones = client.fleet().stream()
                    .collect(Collectors.toMap(
                            Instance::instanceId,
                            instance -> instance.placement().availabilityZone()));
            var shared = client.volumes(
                    all -> all.includeManagedResources(true).filters(Client.filter("multi-attach-enabled", "true")));

            assertThat(shared).hasSizeGreaterThan(30);
            assertThat(shared).allSatisfy(volume -> {
                assertThat(volume.volumeType()).isEqualTo(VolumeType.IO2);
                assertThat(volume.attachments())
                        .hasSizeBetween(2, 16)
                        .extracting(VolumeAttachment::instanceId)
                        .doesNotHaveDuplicates()
                        .allMatch(id -> volume.availabilityZone().equals(zones.get(id)));
            });
            assertThat(shared).extracting(volume -> volume.attachments().size()).contains(2, 16);
        }
    }

    @Test
    void a_shared_volume_is_found_from_each_of_its_instances() {
        var simulation = Simulation.of(4, 300).withShape(FleetShape.DEFAULT.withMultiAttach(1));

        try (var simulator = Simulator.start(simulation, UNTHROTTLED);
                var client = new Client(simulator)) {
            var expected = byInstance(client.volumes(
                    all -> all.includeManagedResources(true).filters(Client.filter("multi-attach-enabled", "true"))));
            expected.forEach((instance, volume) -> assertThat(client
                            .volumes(all -> all.filters(
                                    Client.filter("attachment.instance-id", instance),
                                    Client.filter("volume-type", "io2"),
                                    Client.filter("multi-attach-enabled", "true")))
                            .stream()
                            .map(Volume::volumeId))
                    .containsExactly(volume));
        }
    }

    private static Map<String, String> byInstance(List<Volume> volumes) {
        var byInstance = new HashMap<String, String>();
        volumes.forEach(volume ->
                volume.attachments().forEach(attachment -> byInstance.put(attachment.instanceId(), volume.volumeId())));
        return byInstance;
    }
}
