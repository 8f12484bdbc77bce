package ebscensus.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.census.BillingUnits;
import ebscensus.core.census.Cell;
import ebscensus.core.census.Cube;
import ebscensus.core.census.Io1AsGp3;
import ebscensus.core.census.Largest;
import ebscensus.core.census.ListedScope;
import ebscensus.core.census.Measures;
import ebscensus.core.census.OtherSources;
import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.census.SharedVolume;
import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.LostChunk;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Outcome.RegionDisabled;
import ebscensus.core.inventory.Outcome.Suspended;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.ChunkOutline;
import ebscensus.core.plan.InstanceGroup;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.plan.Share;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Regions;
import ebscensus.core.request.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class JsonTest {
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final Dimension TEAM = Dimension.tag("team");
    private static final String NASTY = "\"\\ \u0000\u001b[31m\u202e\ud83d\ude00 é中 <b>=1+1\n";

    @Test
    void a_chunk_is_read_as_it_was_written() {
        var chunk = new Chunk(
                7,
                new AccountRole("Reader", "secret:42"),
                List.of(new Share(
                        SCOPE,
                        new Budget(Duration.ofNanos(133_333_334), 12),
                        List.of(new InstanceGroup(1, Map.of(TEAM, NASTY), List.of("i-1", "i-2"))))));

        assertThat(Json.read(Json.write(chunk), Chunk.class)).isEqualTo(chunk);
    }

    @ParameterizedTest
    @MethodSource("causes")
    void a_partial_is_read_as_it_was_written(Missing cause) {
        var shared = new SharedVolume(
                new VolumeSpec("eu-west-1a", "io2", 100, 64_000, 1_000, true, true, "2026-01-01T00:00:00.000Z", NASTY),
                Use.STOPPED,
                Map.of(TEAM, new TreeSet<>(List.of(NASTY, "a"))));
        var partial = new Partial(List.of(new ScopePartial(
                SCOPE,
                3,
                1,
                new Cube(
                        List.of(Dimension.TYPE, TEAM),
                        Map.of(
                                new Cell(List.of("gp3", "a")),
                                measures(),
                                new Cell(List.of("gp3", NASTY)),
                                new Measures(1, 8))),
                Map.of("vol-1", shared),
                largest(shared.spec()),
                new Calls(5, 2, 1, Duration.ofMillis(17)),
                cause,
                OtherSources.NONE.counted(Source.OTHERS).failed(Source.RECYCLE_BIN, cause))));

        assertThat(Json.read(Json.write(partial), Partial.class)).isEqualTo(partial);
    }

    /** Each number is another one. */
    private static Measures measures() {
        var billed = new BillingUnits(
                5, 6, 7, 8, 9, 10, new TreeMap<>(Map.of(100L, 3L, 8L, 1L)), new Io1AsGp3(11, 12, 13, 14, 15));
        return new Measures(2, Long.MAX_VALUE, 3, 4, billed);
    }

    private static Largest largest(VolumeSpec spec) {
        var sum = new Largest.Sum();
        sum.add("vol-2", spec, Use.UNATTACHED);
        sum.add("vol-3", spec, Use.STOPPED);
        return sum.largest();
    }

    @Test
    void a_cell_without_one_of_its_numbers_is_refused() {
        String json = new String(
                Json.write(new Cube(List.of(Dimension.TYPE), Map.of(new Cell(List.of("gp3")), new Measures(1, 8)))),
                UTF_8);

        assertThat(json).contains("[1,8,0");
        assertThatThrownBy(() -> Json.read(json.replace("[1,8,0", "[1,8").getBytes(UTF_8), Cube.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("a cell has 14 numbers, not 15");
        assertThatThrownBy(() -> Json.read(json.replace("[1,8,0", "[1,null,0").getBytes(UTF_8), Cube.class))
                .isInstanceOf(JacksonException.class);
    }

    static Stream<Missing> causes() {
        return Stream.of(
                new Denied("ec2:DescribeVolumes", NASTY),
                new RegionDisabled("ec2:DescribeInstances", "not validated"),
                new ThrottledOut("ec2:DescribeVolumes", "slow down"),
                new Failed("ec2:DescribeVolumes", "InternalError", NASTY, "id", true),
                new Suspended("SUSPENDED"),
                new LostChunk(3, "Sandbox.Timedout"),
                new Interrupted());
    }

    @Test
    void a_partial_without_failure_says_so_by_null() {
        var partial = new Partial(List.of(new ScopePartial(SCOPE, 0, 0, Cube.NONE, Map.of(), Calls.NONE, null)));

        assertThat(new String(Json.write(partial), UTF_8)).contains("\"failure\":null");
        assertThat(Json.read(Json.write(partial), Partial.class)).isEqualTo(partial);
    }

    @Test
    void a_plan_is_read_as_it_was_written() {
        var plan = new RunPlan(
                CensusRequest.DEFAULT.withGroupBy(List.of("tag:team")).withRegions(new Regions.AllEnabled()),
                new Caller("111122223333", NASTY),
                Instant.parse("2026-11-01T02:03:04.005Z"),
                List.of(new ListedScope(
                        SCOPE, 12, new Calls(1, 0), new ThrottledOut("ec2:DescribeInstances", "slow down"))),
                List.of(new ChunkOutline(1, new TreeMap<>(Map.of(SCOPE, 12L)))));

        assertThat(Json.read(Json.write(plan), RunPlan.class)).isEqualTo(plan);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"dimensions\":[\"colour\"],\"cells\":[]}",
                "{\"dimensions\":[\"type\",\"type\"],\"cells\":[]}",
                "{\"dimensions\":[\"type\"],\"cells\":[{\"values\":[],\"measures\":{\"volumes\":1,\"gibibytes\":8}}]}",
                "{\"dimensions\":[\"type\"],\"cells\":[{\"values\":[\"gp3\"]}]}",
                "{\"dimensions\":[],\"cells\":[{\"values\":[],\"measures\":{\"volumes\":1,\"gibibytes\":8}},"
                        + "{\"values\":[],\"measures\":{\"volumes\":1,\"gibibytes\":8}}]}",
                "{\"dimensions\":[]}"
            })
    void what_is_no_cube_is_refused(String json) {
        assertThatThrownBy(() -> Json.read(json.getBytes(UTF_8), Cube.class)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"volumes\":1}",
                "{\"volumes\":1,\"gibibytes\":null}",
                "{\"volumes\":1,\"gibibytes\":\"8\"}",
                "{\"volumes\":1,\"gibibytes\":8.5}",
                "{\"volumes\":1,\"gibibytes\":8.0}",
                "{\"volumes\":1,\"gibibytes\":true}",
                "{\"volumes\":1,\"gibibytes\":9223372036854775808}",
                "{\"volumes\":1,\"gibibytes\":8,\"gibibites\":9}",
                "{\"volumes\":1,\"gibibytes\":8,\"gibibytes\":8}",
                "{\"volumes\":1,\"gibibytes\":8} 1",
                "{\"volumes\":1,\"gibibytes\":-8}",
                ""
            })
    void a_number_that_is_missing_quoted_fractional_repeated_or_too_much_is_refused(String json) {
        assertThatThrownBy(() -> Json.read(json.getBytes(UTF_8), Measures.class))
                .isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"account\":111122223333,\"region\":\"eu-west-1\"}",
                "{\"account\":null,\"region\":\"eu-west-1\"}",
                "{\"region\":\"eu-west-1\"}",
                "{\"account\":\"111122223333\",\"region\":\"../x\"}"
            })
    void a_text_that_is_missing_null_a_number_or_malformed_is_refused(String json) {
        assertThatThrownBy(() -> Json.read(json.getBytes(UTF_8), Scope.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_null_in_a_list_is_refused() {
        assertThatThrownBy(() -> Json.read(
                        "{\"mappedVolumes\":1,\"labels\":{},\"instances\":[\"i-1\",null]}".getBytes(UTF_8),
                        InstanceGroup.class))
                .isInstanceOf(JacksonException.class);
    }
}
