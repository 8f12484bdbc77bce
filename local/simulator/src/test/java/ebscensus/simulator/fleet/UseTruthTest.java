package ebscensus.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of the truth about everything that is billed. */
final class UseTruthTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void what_is_attached_is_running_or_stopped_and_every_breakdown_adds_up(long seed) {
        var simulation = Simulation.of(
                seed,
                900,
                List.of("111122223333", "444455556666"),
                List.of("us-east-1", "eu-west-1", "eusc-de-east-1"));
        var truth = simulation.truth(TruthQuery.ALL.withTagKeys("team"));
        var uses = truth.uses();

        assertThat(uses.uses()).containsOnlyKeys(Use.values());
        assertThat(count(at(uses.uses(), Use.RUNNING)).plus(count(at(uses.uses(), Use.STOPPED))))
                .isEqualTo(truth.total());
        assertThat(uses.by()).containsOnlyKeys("account", "region", "zone", "type");
        assertThat(uses.by().values())
                .allSatisfy(values -> assertThat(sum(values)).isEqualTo(uses.uses()));
        assertThat(sum(uses.byTag().getOrDefault("team", Map.of()))).isEqualTo(uses.uses());
        assertThat(uses.billed().monthly()).containsOnlyKeys("USD", "EUR");
        assertThat(uses.billed().unpriced()).isZero();
    }

    private static <K, V> V at(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), () -> "there is no " + key);
    }

    private static Count count(Holding holding) {
        return new Count(holding.volumes(), holding.gibibytes());
    }

    private static <K> Map<Use, Holding> sum(Map<K, Map<Use, Holding>> values) {
        return values.values().stream()
                .flatMap(uses -> uses.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Holding::plus));
    }

    @Test
    void the_attached_volumes_of_a_breakdown_are_those_of_the_count_without_uses() {
        var truth = Simulation.of(6, 2_000).truth(TruthQuery.ALL.withTagKeys("env"));

        truth.byType()
                .forEach((type, count) -> assertThat(attached(at(at(truth.uses().by(), "type"), type)))
                        .as(type)
                        .isEqualTo(count));
        truth.byZone()
                .forEach((zone, count) -> assertThat(attached(at(at(truth.uses().by(), "zone"), zone)))
                        .as(zone)
                        .isEqualTo(count));
        at(truth.byTag(), "env")
                .forEach((values, count) -> assertThat(
                                attached(at(at(truth.uses().byTag(), "env"), values)))
                        .as("%s", values)
                        .isEqualTo(count));
        assertThat(at(at(truth.uses().byTag(), "env"), Set.<Optional<String>>of()))
                .containsOnlyKeys(Use.UNATTACHED, Use.RECYCLE_BIN, Use.UNLISTED);
    }

    private static Count attached(Map<Use, Holding> uses) {
        return count(uses.getOrDefault(Use.RUNNING, Holding.NONE))
                .plus(count(uses.getOrDefault(Use.STOPPED, Holding.NONE)));
    }

    @Test
    void filters_leave_attached_volumes_only() {
        var truth = Simulation.of(7, 1_000).truth(TruthQuery.ALL.withFilter("instance-state-name", "stopped"));

        assertThat(truth.uses().uses()).containsOnlyKeys(Use.STOPPED);
        assertThat(count(truth.uses().billed())).isEqualTo(truth.total());
    }

    @Test
    void a_volume_of_a_running_and_a_stopped_instance_is_running() {
        var shape =
                FleetShape.PLAIN.withVolumesPerInstance(0).withMultiAttach(1).withStopped(0.5);
        var fleet = Simulation.of(8, 480)
                .withShape(shape)
                .fleets()
                .values()
                .iterator()
                .next();
        var states = new HashSet<Set<Boolean>>();
        long running = LongStream.range(0, fleet.neighbourhoods())
                .mapToObj(fleet::sharedVolume)
                .flatMap(Optional::stream)
                .map(volume -> volume.attachments().stream()
                        .map(attachment ->
                                ((Attachment.ToInstance) attachment).instance().state())
                        .map(InstanceState.RUNNING::equals)
                        .collect(Collectors.toSet()))
                .peek(states::add)
                .filter(some -> some.contains(true))
                .count();

        var truth = Simulation.of(8, 480).withShape(shape).truth(TruthQuery.ALL);

        assertThat(states).contains(Set.of(true, false));
        assertThat(at(truth.uses().uses(), Use.RUNNING).volumes()).isEqualTo(running);
        assertThat(truth.total().volumes()).isGreaterThanOrEqualTo(running);
    }

    @Test
    void what_serves_the_same_throughout_is_no_more_than_what_is_ever_there() {
        var simulation = Simulation.of(9, 2_000).withChurn(Churn.of(0.2));
        var all = simulation.truth(TruthQuery.ALL).uses().uses();
        var lasting = simulation.lasting(TruthQuery.ALL).uses().uses();

        assertThat(lasting.keySet()).isEqualTo(all.keySet());
        for (Use use : List.of(Use.RUNNING, Use.STOPPED, Use.RECYCLE_BIN)) {
            assertThat(at(lasting, use).volumes())
                    .as(use.name())
                    .isPositive()
                    .isLessThan(at(all, use).volumes());
        }
        assertThat(lasting.get(Use.UNLISTED)).isEqualTo(all.get(Use.UNLISTED));
    }

    @Test
    void days_bring_instances_conversions_and_deletions_and_leave_the_rest_as_it_was() {
        var first = Simulation.of(10, 2_000);
        var later = first.withDay(5);

        var before = volumes(first);
        var after = volumes(later);
        var same = new HashSet<>(before.keySet());
        same.retainAll(after.keySet());

        assertThat(later.truth(TruthQuery.ALL).instances()).isEqualTo(2_030);
        assertThat(after.keySet()).hasSizeGreaterThan(before.size());
        var changed = same.stream()
                .filter(id -> !at(before, id).equals(at(after, id)))
                .toList();
        assertThat(changed).isNotEmpty().hasSizeLessThan(same.size() / 20).allSatisfy(id -> {
            assertThat(at(before, id).type()).isEqualTo(VolumeType.GP2);
            assertThat(at(after, id).type()).isEqualTo(VolumeType.GP3);
            assertThat(at(after, id).gibibytes()).isEqualTo(at(before, id).gibibytes());
        });
        var gone = new HashSet<>(before.keySet());
        gone.removeAll(after.keySet());
        var recycled = recycled(later);
        assertThat(gone).isNotEmpty();
        assertThat(recycled).containsAnyElementsOf(gone);
        assertThat(recycled(first)).hasSize(60).doesNotContainAnyElementsOf(gone);
        assertThat(recycled(first.withDay(7))).doesNotContainAnyElementsOf(recycled(first));
    }

    private static Map<String, Provision> volumes(Simulation simulation) {
        var fleet = simulation.fleets().values().iterator().next().when(_ -> true);
        var own = LongStream.range(0, fleet.live())
                .mapToObj(fleet::instance)
                .flatMap(instance -> LongStream.range(0, fleet.ownVolumes(instance))
                        .mapToObj(slot -> fleet.ownVolume(instance, (int) slot)))
                .toList();
        var volumes = new HashMap<String, Provision>();
        own.forEach(volume -> volumes.put(volume.id(), volume.provision()));
        LongStream.range(0, fleet.detachedVolumes())
                .mapToObj(fleet::detachedVolume)
                .filter(Volume::exists)
                .forEach(volume -> volumes.put(volume.id(), volume.provision()));
        return volumes;
    }

    private static Set<String> recycled(Simulation simulation) {
        var fleet = simulation.fleets().values().iterator().next().when(_ -> true);
        return LongStream.range(0, fleet.recycledVolumes())
                .mapToObj(fleet::recycledVolume)
                .flatMap(Optional::stream)
                .map(recycled -> recycled.volume().id())
                .collect(Collectors.toSet());
    }
}
