package ebscensus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.simulator.fleet.Count;
import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.ScopeTruth;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.TruthQuery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

/** What the SDK reads is what the model counts. */
final class TruthTest {
    private static final SimulatorOptions UNTHROTTLED = SimulatorOptions.DEFAULT.withThrottle(false);

    static Stream<Arguments> sizes_and_caps() {
        return Stream.of(0, 1, 199, 200, 201, 1000, 1001)
                .flatMap(size -> Stream.of(5, 500, 1000).map(cap -> Arguments.of(size, cap, 31L * size + cap)));
    }

    @ParameterizedTest(name = "{0} instances, pages of {1}, seed {2}")
    @MethodSource("sizes_and_caps")
    void a_reader_of_every_page_counts_the_truth(int size, int cap, long seed) {
        var simulation = Simulation.of(seed, size);
        var options = UNTHROTTLED.withVolumesPageCap(cap).withPaging(Paging.LOOSE);

        try (var simulator = Simulator.start(simulation, options);
                var client = new Client(simulator)) {
            var fleet = client.fleet();
            var truth = simulation.truth(TruthQuery.ALL);

            assertThat(fleet).hasSize(size).doesNotHaveDuplicates();
            assertThat(truth.instances()).isEqualTo(size);
            assertThat(client.attachedTo(fleet)).isEqualTo(truth.total());
            assertThat(attached(client.volumes(all -> all.includeManagedResources(true)), fleet))
                    .isEqualTo(truth.total());
        }
    }

    private static Count attached(List<Volume> volumes, List<Instance> fleet) {
        var ids = ids(fleet);
        assertThat(volumes).extracting(Volume::volumeId).doesNotHaveDuplicates();
        return volumes.stream()
                .filter(volume -> Client.holdsAny(volume, ids))
                .map(volume -> new Count(1, volume.size()))
                .reduce(Count.NONE, Count::plus);
    }

    private static Set<String> ids(List<Instance> fleet) {
        return fleet.stream().map(Instance::instanceId).collect(Collectors.toSet());
    }

    @Test
    void breakdowns_by_type_and_by_tag_are_those_the_sdk_reads() {
        var simulation = Simulation.of(5, 700).withShape(FleetShape.DEFAULT.withNastyTags());

        try (var simulator = Simulator.start(simulation, UNTHROTTLED);
                var client = new Client(simulator)) {
            var fleet = client.fleet();
            var truth = simulation.truth(TruthQuery.ALL.withTagKeys("team", "env"));
            var volumes = client.volumes(all -> all.includeManagedResources(true)).stream()
                    .filter(volume -> Client.holdsAny(volume, ids(fleet)))
                    .toList();

            assertThat(byType(volumes)).isEqualTo(truth.byType());
            assertThat(byTag(volumes, fleet, "team")).isEqualTo(truth.byTag().get("team"));
            assertThat(byTag(volumes, fleet, "env")).isEqualTo(truth.byTag().get("env"));
            assertThat(truth.byTag().getOrDefault("team", Map.of()).keySet()).anyMatch(values -> values.size() > 1);
        }
    }

    private static Map<String, Count> byType(List<Volume> volumes) {
        var counts = new HashMap<String, Count>();
        volumes.forEach(volume -> counts.merge(volume.volumeTypeAsString(), new Count(1, volume.size()), Count::plus));
        return counts;
    }

    private static Map<Set<Optional<String>>, Count> byTag(List<Volume> volumes, List<Instance> fleet, String key) {
        var tags = new HashMap<String, Optional<String>>();
        fleet.forEach(instance -> tags.put(
                instance.instanceId(),
                instance.tags().stream()
                        .filter(tag -> tag.key().equals(key))
                        .map(Tag::value)
                        .findFirst()));
        var counts = new HashMap<Set<Optional<String>>, Count>();
        for (Volume volume : volumes) {
            var values = new HashSet<Optional<String>>();
            for (VolumeAttachment attachment : volume.attachments()) {
                if (!"detached".equals(attachment.stateAsString())) {
                    values.add(tags.getOrDefault(attachment.instanceId(), Optional.of("no such instance")));
                }
            }
            counts.merge(values, new Count(1, volume.size()), Count::plus);
        }
        return counts;
    }

    @Test
    void filters_select_instances_and_a_volume_counts_if_any_of_them_holds_it() {
        var simulation = Simulation.of(11, 900);
        var query = TruthQuery.ALL.withFilter("tag:env", "prod", "sta*").withFilter("instance-state-name", "running");

        try (var simulator = Simulator.start(simulation, UNTHROTTLED);
                var client = new Client(simulator)) {
            var selected = client.instances(all -> all.includeManagedResources(true)
                    .filters(
                            Client.filter("tag:env", "prod", "sta*"), Client.filter("instance-state-name", "running")));
            var truth = simulation.truth(query);

            assertThat(truth.instances()).isEqualTo(selected.size()).isBetween(400L, 800L);
            assertThat(client.attachedTo(selected)).isEqualTo(truth.total());
        }
    }

    @Test
    void every_scope_has_its_own_fleet_and_the_sums_agree() {
        var accounts = List.of("111122223333", "444455556666");
        var regions = List.of("us-east-1", "eu-west-1", "ap-southeast-2");
        var simulation = Simulation.of(3, 200, accounts, regions);
        var truth = simulation.truth(TruthQuery.ALL);

        try (var simulator = Simulator.start(simulation, UNTHROTTLED)) {
            truth.byScope().forEach((scope, ofScope) -> {
                try (var client = new Client(simulator, Client.of(scope.account()), scope.region())) {
                    var fleet = client.fleet();
                    assertThat(fleet).hasSize((int) ofScope.instances());
                    assertThat(client.attachedTo(fleet)).isEqualTo(ofScope.count());
                }
            });
        }

        assertThat(truth.byScope().values().stream().map(ScopeTruth::instances)).containsOnly(33L, 34L);
        assertThat(sum(truth.byAccount().values())).isEqualTo(truth.total());
        assertThat(sum(truth.byRegion().values())).isEqualTo(truth.total());
        assertThat(sum(truth.byType().values())).isEqualTo(truth.total());
    }

    private static Count sum(Iterable<Count> counts) {
        var sum = Count.NONE;
        for (Count count : counts) {
            sum = sum.plus(count);
        }
        return sum;
    }

    @Test
    void a_query_can_name_scopes() {
        var here = new SimulatedScope("111122223333", "us-east-1");
        var there = new SimulatedScope("111122223333", "eu-west-1");
        var instances = new LinkedHashMap<SimulatedScope, Long>();
        instances.put(here, 10L);
        instances.put(there, 0L);

        var simulation = new Simulation(1, instances, FleetShape.PLAIN);

        assertThat(simulation.truth(TruthQuery.ALL.withScopes(here)).total().volumes())
                .isEqualTo(20);
        assertThat(simulation.truth(TruthQuery.ALL.withScopes(there)).byScope())
                .isEqualTo(Map.of(there, new ScopeTruth(0, Count.NONE)));
    }

    @Test
    void a_plain_fleet_has_two_volumes_for_each_instance_and_nothing_else() {
        var simulation = Simulation.of(9, 100).withShape(FleetShape.PLAIN);

        try (var simulator = Simulator.start(simulation, UNTHROTTLED);
                var client = new Client(simulator)) {
            assertThat(client.instances(all -> all))
                    .hasSize(100)
                    .allMatch(instance -> instance.state().nameAsString().equals("running"));
            assertThat(client.volumes(all -> all)).hasSize(200);
            assertThat(simulation.truth(TruthQuery.ALL).total().volumes()).isEqualTo(200);
        }
    }

    @Test
    void an_unknown_filter_is_refused() {
        assertThatThrownBy(() -> Simulation.of(1, 1).truth(TruthQuery.ALL.withFilter("colour", "red")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'colour'");
    }
}
