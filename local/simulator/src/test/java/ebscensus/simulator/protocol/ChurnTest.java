package ebscensus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.simulator.fleet.Churn;
import ebscensus.simulator.fleet.Count;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.Truth;
import ebscensus.simulator.fleet.TruthQuery;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Volume;

/** A fleet that changes from call to call. */
final class ChurnTest {
    private static final SimulatorOptions UNTHROTTLED = SimulatorOptions.DEFAULT.withThrottle(false);
    private static final int MANY = 40;

    /** Every change happens within a few calls. */
    private static final Churn QUICK = new Churn(0.2, 0.3, 100);

    private static Simulation changing(long seed, int instances) {
        return Simulation.of(seed, instances).withChurn(QUICK);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void what_is_there_throughout_is_on_exactly_one_page_of_every_chain(long seed) {
        var simulation = changing(seed, 500);
        var options = UNTHROTTLED.withPaging(Paging.LOOSE).withInstancesPageCap(50);

        try (var simulator = Simulator.start(simulation, options);
                var client = new Client(simulator)) {
            var fleet = client.fleet();
            var truth = simulation.truth(TruthQuery.ALL);
            var lasting = simulation.lasting(TruthQuery.ALL);

            assertThat(ids(fleet)).doesNotHaveDuplicates();
            assertThat((long) fleet.size()).isBetween(lasting.instances(), truth.instances());
            assertThat(lasting.instances()).isBetween(350L, 450L);
            assertThat(truth.instances()).isEqualTo(500);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void a_careful_reader_counts_all_that_lasts_and_nothing_that_never_was(long seed) {
        var simulation = changing(seed, 500);

        try (var simulator = Simulator.start(simulation, UNTHROTTLED.withInstancesPageCap(100));
                var client = new Client(simulator)) {
            var counted = client.attachedTo(client.fleet());
            var most = simulation.truth(TruthQuery.ALL).total();
            var least = simulation.lasting(TruthQuery.ALL).total();

            assertThat(counted.volumes()).isBetween(least.volumes(), most.volumes());
            assertThat(counted.gibibytes()).isBetween(least.gibibytes(), most.gibibytes());
            assertThat(least.volumes()).isLessThan(most.volumes());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void the_volumes_of_instances_without_the_tag_are_the_same_at_any_time(long seed) {
        var simulation = changing(seed, 500);

        try (var simulator = Simulator.start(simulation, UNTHROTTLED.withInstancesPageCap(100));
                var client = new Client(simulator)) {
            var steady = client.fleet().stream()
                    .filter(instance ->
                            instance.tags().stream().noneMatch(tag -> tag.key().equals(Churn.TAG)))
                    .toList();
            var truth = heldByUntagged(simulation.truth(TruthQuery.ALL.withTagKeys(Churn.TAG)));

            assertThat(client.attachedTo(steady)).isEqualTo(truth);
            assertThat(client.attachedTo(steady)).isEqualTo(truth);
            assertThat(heldByUntagged(simulation.lasting(TruthQuery.ALL.withTagKeys(Churn.TAG))))
                    .isEqualTo(truth);
        }
    }

    /** Held by such an instance at least. */
    private static Count heldByUntagged(Truth truth) {
        return truth.byTag().getOrDefault(Churn.TAG, Map.of()).entrySet().stream()
                .filter(values -> values.getKey().contains(Optional.empty()))
                .map(Map.Entry::getValue)
                .reduce(Count.NONE, Count::plus);
    }

    @Test
    void instances_come_and_go_between_calls_and_those_that_went_are_terminated() {
        try (var simulator = Simulator.start(changing(3, 300), UNTHROTTLED);
                var client = new Client(simulator)) {
            var before = client.instances(all -> all.includeManagedResources(true));
            for (int call = 0; call < MANY; call++) {
                client.ec2.describeVolumes(all -> all.maxResults(5));
            }
            var after = client.instances(all -> all.includeManagedResources(true));
            var gone = live(before);
            gone.removeAll(live(after));
            var come = live(after);
            come.removeAll(live(before));

            assertThat(gone).hasSizeBetween(15, 60);
            assertThat(come).hasSizeBetween(15, 60);
            assertThat(ids(before)).doesNotContainAnyElementsOf(come);
            assertThat(ids(after)).containsAll(gone);
            assertThat(client.attachedTo(after.stream()
                            .filter(instance -> gone.contains(instance.instanceId()))
                            .toList()))
                    .isEqualTo(Count.NONE);
        }
    }

    private static Set<String> live(List<Instance> instances) {
        return instances.stream()
                .filter(instance -> instance.state().name() != InstanceStateName.TERMINATED)
                .map(Instance::instanceId)
                .collect(Collectors.toSet());
    }

    @Test
    void a_volume_that_was_detached_is_available_and_a_root_goes_with_its_instance() {
        try (var simulator = Simulator.start(changing(4, 300), UNTHROTTLED);
                var client = new Client(simulator)) {
            var before = attached(client);
            for (int call = 0; call < MANY; call++) {
                client.ec2.describeVolumes(all -> all.maxResults(5));
            }
            var left = client.volumes(all -> all.includeManagedResources(true)).stream()
                    .filter(volume -> before.containsKey(volume.volumeId()))
                    .filter(volume -> volume.attachments().isEmpty())
                    .toList();

            assertThat(left)
                    .hasSizeGreaterThan(20)
                    .allMatch(volume -> volume.stateAsString().equals("available"));
            assertThat(left).noneMatch(volume -> roots(before).contains(volume.volumeId()));
            var attachedMeanwhile = new HashSet<>(attached(client).keySet());
            attachedMeanwhile.removeAll(before.keySet());
            assertThat(attachedMeanwhile).hasSizeGreaterThan(20);
        }
    }

    private static Map<String, Volume> attached(Client client) {
        return client.volumes(all -> all.includeManagedResources(true)).stream()
                .filter(volume -> !volume.attachments().isEmpty())
                .collect(Collectors.toMap(Volume::volumeId, volume -> volume));
    }

    private static Set<String> roots(Map<String, Volume> volumes) {
        return volumes.values().stream()
                .filter(volume ->
                        "/dev/xvda".equals(volume.attachments().getFirst().device()))
                .map(Volume::volumeId)
                .collect(Collectors.toSet());
    }

    @Test
    void an_instance_is_not_known_before_its_launch() {
        var simulation = changing(3, 300);
        try (var later = Simulator.start(simulation, UNTHROTTLED);
                var first = Simulator.start(simulation, UNTHROTTLED);
                var clientOfLater = new Client(later);
                var clientOfFirst = new Client(first)) {
            for (int call = 0; call < MANY; call++) {
                clientOfLater.ec2.describeVolumes(all -> all.maxResults(5));
            }
            var come = live(clientOfLater.fleet());
            come.removeAll(live(clientOfFirst.fleet()));
            assertThat(come).isNotEmpty();

            try (var untouched = Simulator.start(simulation, UNTHROTTLED);
                    var client = new Client(untouched)) {
                assertThatThrownBy(() -> client.ec2.describeInstances(all -> all.instanceIds(come)))
                        .isInstanceOf(Ec2Exception.class)
                        .hasMessageContaining("not exist");
            }
        }
    }

    @Test
    void the_same_seed_changes_in_the_same_way() {
        try (var one = Simulator.start(changing(9, 200), UNTHROTTLED);
                var other = Simulator.start(changing(9, 200), UNTHROTTLED);
                var client = new Client(one);
                var clientOfOther = new Client(other)) {
            for (int call = 0; call < 5; call++) {
                assertThat(live(client.fleet())).isEqualTo(live(clientOfOther.fleet()));
                assertThat(attached(client).keySet())
                        .isEqualTo(attached(clientOfOther).keySet());
            }
        }
    }

    @Test
    void without_churn_all_that_is_there_lasts() {
        var simulation = Simulation.of(2, 1_000);

        assertThat(simulation.lasting(TruthQuery.ALL)).isEqualTo(simulation.truth(TruthQuery.ALL));
    }

    @Test
    void shares_lie_between_nothing_and_everything() {
        assertThatThrownBy(() -> Churn.of(1.1)).hasMessage("a share lies between 0 and 1, not 1.1");
        assertThatThrownBy(() -> new Churn(0, -0.1, 100)).hasMessage("a share lies between 0 and 1, not -0.1");
        assertThatThrownBy(() -> new Churn(0, 0, 0)).hasMessage("at least one instance for each call, not 0");
    }

    private static List<String> ids(List<Instance> instances) {
        return instances.stream().map(Instance::instanceId).toList();
    }
}
