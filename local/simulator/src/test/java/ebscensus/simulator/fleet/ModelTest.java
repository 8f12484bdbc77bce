package ebscensus.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arithmetic under the fleet. */
final class ModelTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE})
    void every_id_leads_back_to_its_place(long seed) {
        var ids = new Ids("vol-", seed);
        var random = new Random(seed);

        for (int i = 0; i < 10_000; i++) {
            long place = Ids.place(
                    random.nextInt(Ids.SCOPES),
                    random.nextInt(4),
                    random.nextInt(Ids.SLOTS),
                    random.nextLong(Ids.INDICES));
            var id = ids.id(place);

            assertThat(id).matches("vol-0[0-9a-f]{16}");
            assertThat(ids.place(id)).isEqualTo(OptionalLong.of(place));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 16, 17, 100, 1000, 4097})
    void a_permutation_meets_every_number_once(long size) {
        for (long key = 0; key < 20; key++) {
            var order = new Permutation(size, key);

            assertThat(LongStream.range(0, size).map(order::at).boxed().collect(Collectors.toSet()))
                    .hasSize((int) size)
                    .allMatch(number -> number >= 0 && number < size);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prod|prod|true",
                "prod|production|false",
                "prod|Prod|false",
                "prod*|production|true",
                "*duct*|production|true",
                "p?od|prod|true",
                "p?od|pod|false",
                "*|anything|true",
                "**a*b|aab|true",
                "*a*b|ba|false",
                "a\\*b|a*b|true",
                "a\\*b|axb|false",
                "a\\?|a?|true",
                "a\\\\b|a\\b|true",
                "a*|''|false",
                "''|''|true"
            })
    void a_star_is_any_text_and_a_question_mark_one_character(String pattern, String text, boolean matches) {
        assertThat(new Pattern(List.of(pattern)).matches(text)).isEqualTo(matches);
    }

    @Test
    void a_scope_has_the_same_fleet_whatever_other_scopes_there_are() {
        var scope = new SimulatedScope("111122223333", "eu-west-1");
        var alone = new Simulation(7, Map.of(scope, 500L), FleetShape.DEFAULT);
        var among = Simulation.of(7, 1000, List.of("111122223333"), List.of("us-east-1", "eu-west-1"));

        assertThat(among.truth(TruthQuery.ALL.withScopes(scope)).total())
                .isEqualTo(alone.truth(TruthQuery.ALL).total());
    }

    @Test
    void another_seed_is_another_fleet() {
        var totals = new HashSet<Count>();
        for (long seed = 0; seed < 20; seed++) {
            totals.add(Simulation.of(seed, 100).truth(TruthQuery.ALL).total());
        }

        assertThat(totals).hasSizeGreaterThan(18);
    }

    @Test
    void an_id_of_one_scope_is_unknown_in_another() {
        var fleets =
                Simulation.of(7, 1000, List.of("111122223333"), List.of("us-east-1", "eu-west-1"))
                        .fleets()
                        .values()
                        .stream()
                        .toList();
        var id = fleets.getFirst().instanceId(3);

        assertThat(fleets.getFirst().instance(id)).isPresent();
        assertThat(fleets.getLast().instance(id)).isEmpty();
    }

    @Test
    void what_is_left_over_goes_to_the_first_scopes() {
        var simulation =
                Simulation.of(1, 5, List.of("111122223333", "444455556666"), List.of("us-east-1", "eu-west-1"));

        assertThat(simulation.instancesByScope().values()).containsExactly(2L, 1L, 1L, 1L);
    }

    @Test
    void zones_have_names_and_ids() {
        assertThat(Zones.name("eu-west-1", 1)).isEqualTo("eu-west-1b");
        assertThat(Zones.id("eu-west-1", 1)).isEqualTo("euw1-az2");
        assertThat(Zones.id("ap-southeast-2", 0)).isEqualTo("apse2-az1");
        assertThat(Zones.id("us-gov-east-1", 2)).isEqualTo("usge1-az3");
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> new SimulatedScope("1", "us-east-1")).hasMessageContaining("\"1\"");
        assertThatThrownBy(() -> new SimulatedScope("111122223333", "../x")).hasMessageContaining("../x");
        assertThatThrownBy(() -> Simulation.of(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FleetShape.PLAIN.withVolumesPerInstance(129)).hasMessageContaining("129");
        assertThatThrownBy(() -> FleetShape.PLAIN.withManaged(1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> FleetShape.PLAIN.withNastyTags(List.of("\u0001")))
                .hasMessageContaining("XML");
        assertThatThrownBy(() -> FleetShape.PLAIN.withNastyTags(List.of("x".repeat(257))))
                .hasMessageContaining("256");
    }
}
