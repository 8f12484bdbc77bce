package ebscensus.simulator.protocol;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.simulator.fleet.Churn;
import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.TruthQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeRecycleBinInfo;
import software.amazon.awssdk.services.ec2.model.VolumeState;

/** What a scope holds besides the volumes of its instances, and what every volume is provisioned with. */
final class LooseVolumesTest {
    private static final SimulatorOptions UNTHROTTLED = SimulatorOptions.DEFAULT.withThrottle(false);
    private static final Simulation SIMULATION = Simulation.of(3, 1_000);

    @Test
    void a_status_filter_selects_what_an_unfiltered_listing_says_is_in_that_state() {
        try (var simulator = Simulator.start(Simulation.of(3, 3_000), UNTHROTTLED);
                var client = new Client(simulator)) {
            var byState = client.volumes(all -> all.includeManagedResources(true)).stream()
                    .collect(groupingBy(Volume::state, Collectors.mapping(Volume::volumeId, Collectors.toSet())));
            var rest = client.volumes(all -> all.includeManagedResources(true)
                    .filters(Client.filter("status", "creating", "available", "error")));

            assertThat(byState.keySet())
                    .containsExactlyInAnyOrder(
                            VolumeState.IN_USE,
                            VolumeState.AVAILABLE,
                            VolumeState.CREATING,
                            VolumeState.DELETING,
                            VolumeState.ERROR);
            assertThat(rest.stream().map(Volume::volumeId).collect(Collectors.toSet()))
                    .isEqualTo(union(List.of(
                            byState.getOrDefault(VolumeState.AVAILABLE, Set.of()),
                            byState.getOrDefault(VolumeState.CREATING, Set.of()),
                            byState.getOrDefault(VolumeState.ERROR, Set.of()))));
            assertThat(rest).hasSizeBetween(270, 330);
        }
    }

    private static Set<String> union(List<Set<String>> sets) {
        var union = new HashSet<String>();
        sets.forEach(union::addAll);
        return union;
    }

    @Test
    void every_type_names_the_performance_that_ec2_names_of_it() {
        try (var simulator = Simulator.start(Simulation.of(3, 3_000), UNTHROTTLED);
                var client = new Client(simulator)) {
            var volumes = client.volumes(all -> all);

            assertThat(volumes).allSatisfy(volume -> {
                switch (volume.volumeType()) {
                    case GP3 -> {
                        assertThat(volume.iops())
                                .isBetween(3_000, Math.max(3_000, Math.min(80_000, 500 * volume.size())));
                        assertThat(volume.throughput()).isBetween(125, Math.min(2_000, volume.iops() / 4));
                    }
                    case GP2 -> assertThat(volume.iops()).isEqualTo(Math.clamp(3L * volume.size(), 100, 16_000));
                    case IO1 -> assertThat(volume.iops()).isBetween(100, Math.max(100, 50 * volume.size()));
                    case IO2 -> assertThat(volume.iops()).isBetween(100, Math.min(256_000, 1_000 * volume.size()));
                    default -> assertThat(volume.iops()).isNull();
                }
            });
            assertThat(volumes)
                    .filteredOn(volume -> volume.throughput() != null)
                    .allMatch(volume -> "gp3".equals(volume.volumeTypeAsString()))
                    .anyMatch(volume -> volume.throughput() > 125);
            assertThat(volumes)
                    .filteredOn(volume -> "io2".equals(volume.volumeTypeAsString()))
                    .anyMatch(volume -> volume.iops() < 32_000)
                    .anyMatch(volume -> volume.iops() > 32_000 && volume.iops() <= 64_000)
                    .anyMatch(volume -> volume.iops() > 64_000);
            assertThat(volumes)
                    .allMatch(volume -> volume.createTime() != null)
                    .anyMatch(volume -> volume.tags().stream().anyMatch(tag -> "Name".equals(tag.key())));
        }
    }

    @Test
    void one_region_has_instances_and_volumes_in_a_local_zone_and_no_shared_volume_is_across_zones() {
        var shape = FleetShape.DEFAULT.withLocal(0.3).withMultiAttach(1);

        try (var simulator = Simulator.start(SIMULATION.withShape(shape), UNTHROTTLED);
                var client = new Client(simulator)) {
            var zones = client.fleet().stream()
                    .collect(Collectors.toMap(
                            Instance::instanceId,
                            instance -> instance.placement().availabilityZone()));
            var volumes = client.volumes(all -> all.includeManagedResources(true));

            assertThat(zones.values()).contains("us-east-1-bos-1a", "us-east-1a");
            assertThat(volumes)
                    .allSatisfy(volume -> assertThat(volume.attachments().stream()
                                    .filter(attachment -> attachment.instanceId() != null)
                                    .map(attachment -> zones.get(attachment.instanceId())))
                            .allMatch(volume.availabilityZone()::equals));
            assertThat(volumes)
                    .anyMatch(volume ->
                            volume.attachments().isEmpty() && "use1-bos1-az1".equals(volume.availabilityZoneId()));
        }
    }

    @Test
    void a_local_zone_changes_no_total() {
        var without = SIMULATION.withShape(FleetShape.DEFAULT.withLocal(0));

        assertThat(without.truth(TruthQuery.ALL).byType())
                .isEqualTo(SIMULATION.truth(TruthQuery.ALL).byType());
        assertThat(without.truth(TruthQuery.ALL).byZone()).doesNotContainKey("us-east-1-bos-1a");
    }

    @ParameterizedTest(name = "pages of {0}")
    @ValueSource(ints = {5, 50, 500})
    void the_recycle_bin_is_read_page_by_page(int pageCap) {
        var options = UNTHROTTLED.withVolumesPageCap(pageCap).withPaging(Paging.LOOSE);

        try (var simulator = Simulator.start(SIMULATION, options);
                var client = new Client(simulator)) {
            var recycled = recycled(client);

            assertThat(recycled).hasSize(30);
            assertThat(recycled).extracting(VolumeRecycleBinInfo::volumeId).doesNotHaveDuplicates();
            assertThat(recycled).allSatisfy(volume -> {
                assertThat(volume.size()).isPositive();
                assertThat(volume.availabilityZone()).startsWith("us-east-1");
                assertThat(volume.availabilityZoneId()).startsWith("use1-");
                assertThat(volume.createTime()).isNotNull();
                assertThat(volume.recycleBinExitTime()).isAfter(volume.recycleBinEnterTime());
                assertThat(volume.volumeTypeAsString().equals("gp3")).isEqualTo(volume.throughput() != null);
            });
            assertThat(client.volumes(all -> all.includeManagedResources(true)))
                    .extracting(Volume::volumeId)
                    .doesNotContainAnyElementsOf(recycled.stream()
                            .map(VolumeRecycleBinInfo::volumeId)
                            .toList());
        }
    }

    /** All pages; the SDK has no paginator for them. */
    private static List<VolumeRecycleBinInfo> recycled(Client client) {
        var recycled = new ArrayList<VolumeRecycleBinInfo>();
        @Nullable String token = null;
        do {
            @Nullable String next = token;
            var page = client.ec2.listVolumesInRecycleBin(
                    all -> all.maxResults(500).nextToken(next));
            recycled.addAll(page.volumes());
            token = page.nextToken();
        } while (token != null);
        return recycled;
    }

    @Test
    void the_recycle_bin_can_be_asked_for_single_volumes() {
        try (var simulator = Simulator.start(SIMULATION, UNTHROTTLED);
                var client = new Client(simulator)) {
            var one = recycled(client).getFirst();

            assertThat(client.ec2
                            .listVolumesInRecycleBin(some -> some.volumeIds(one.volumeId()))
                            .volumes())
                    .containsExactly(one);
            assertThatThrownBy(
                            () -> client.ec2.listVolumesInRecycleBin(some -> some.volumeIds("vol-0123456789abcdef0")))
                    .isInstanceOf(Ec2Exception.class)
                    .hasMessageContaining("does not exist");
        }
    }

    @ParameterizedTest(name = "MaxResults {0}")
    @ValueSource(ints = {4, 501, 1_000})
    void the_recycle_bin_has_pages_of_5_to_500(int asked) {
        try (var simulator = Simulator.start(SIMULATION, UNTHROTTLED);
                var client = new Client(simulator)) {
            assertThatThrownBy(() -> client.ec2.listVolumesInRecycleBin(page -> page.maxResults(asked)))
                    .isInstanceOf(Ec2Exception.class)
                    .hasMessageContaining("( " + asked + " ) for parameter maxResults is invalid");
        }
    }

    @Test
    void the_recycle_bin_has_a_token_bucket_of_its_own() {
        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT.withNanoClock(() -> 0));
                var client = new Client(simulator)) {
            for (int call = 0; call < Ec2Limits.BUCKET; call++) {
                client.ec2.listVolumesInRecycleBin(page -> page.maxResults(5));
            }

            assertThatThrownBy(() -> client.ec2.listVolumesInRecycleBin(page -> page.maxResults(5)))
                    .isInstanceOf(Ec2Exception.class)
                    .hasMessageContaining("Request limit exceeded");
            assertThat(client.ec2.describeVolumes(page -> page.maxResults(5)).volumes())
                    .isNotEmpty();
        }
    }

    @Test
    void volumes_come_into_the_recycle_bin_and_leave_it_while_it_is_read() {
        var changing = SIMULATION.withChurn(new Churn(0, 1, 1_000));

        try (var simulator = Simulator.start(changing, UNTHROTTLED);
                var client = new Client(simulator)) {
            var first = ids(recycled(client));
            recycled(client);
            var last = ids(recycled(client));

            assertThat(first).isNotEqualTo(last);
            assertThat(union(List.of(first, last))).hasSize(30);
        }
    }

    private static Set<String> ids(List<VolumeRecycleBinInfo> recycled) {
        return recycled.stream().map(VolumeRecycleBinInfo::volumeId).collect(Collectors.toSet());
    }
}
