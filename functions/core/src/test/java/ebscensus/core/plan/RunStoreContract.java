package ebscensus.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.census.Cube;
import ebscensus.core.census.Cubes;
import ebscensus.core.census.Labels;
import ebscensus.core.census.ListedScope;
import ebscensus.core.census.Measures;
import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.census.SharedVolume;
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
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Regions;
import ebscensus.core.request.Requirement;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Tolerance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link RunStore} must do. */
public abstract class RunStoreContract {
    private static final Scope IRELAND = new Scope("111122223333", "eu-west-1");
    private static final Scope VIRGINIA = new Scope("111122223333", "us-east-1");
    private static final Caller CALLER = new Caller("111122223333", "arn:aws:iam::111122223333:user/ann");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00.123456789Z");

    /** Of one run, in which nothing is written when the test begins; the same at every call within a test. */
    protected abstract RunStore store();

    /** Writes into that run what the state machine writes when it gives a chunk up. */
    protected abstract void recordLoss(int chunk, String error);

    @ParameterizedTest
    @MethodSource("nastyTexts")
    public void a_plan_is_read_as_it_was_written(String text) {
        var plan = plan(text);

        store().writePlan(plan);

        assertThat(store().readPlan()).isEqualTo(plan);
    }

    @ParameterizedTest
    @MethodSource("regions")
    public void a_plan_keeps_which_regions_were_asked_for(Regions regions) {
        var plan = new RunPlan(CensusRequest.DEFAULT.withRegions(regions), CALLER, MIDNIGHT, List.of(), List.of());

        store().writePlan(plan);

        assertThat(store().readPlan()).isEqualTo(plan);
    }

    @ParameterizedTest
    @MethodSource("nastyTexts")
    public void a_chunk_is_read_as_it_was_written(String text) {
        var first = chunk(1, text);
        var second = chunk(2, "other");

        store().writeChunks(new Plan(List.of(first, second), 2));

        assertThat(store().readChunk(1)).isEqualTo(first);
        assertThat(store().readChunk(2)).isEqualTo(second);
    }

    @ParameterizedTest
    @MethodSource("nastyTexts")
    public void a_partial_is_read_as_it_was_written(String text) {
        var partial = partial(text, new Failed("ec2:DescribeVolumes", text, text, text, true));

        store().writePartial(1, partial);

        assertThat(store().readPartial(1)).contains(partial);
    }

    @ParameterizedTest
    @MethodSource("failures")
    public void a_partial_keeps_why_something_is_missing(@Nullable Missing failure) {
        var partial = partial("team", failure);

        store().writePartial(1, partial);

        assertThat(store().readPartial(1)).contains(partial);
    }

    @Test
    public void numbers_beyond_the_precision_of_a_double_are_kept() {
        var totals = new Measures((1L << 53) + 1, Long.MAX_VALUE);
        var partial = Partial.of(Stream.of(new ScopePartial(
                IRELAND, Long.MAX_VALUE, 3, Cubes.of("gp3", totals), Map.of(), new Calls(Long.MAX_VALUE, 1), null)));

        store().writePartial(1, partial);

        assertThat(store().readPartial(1)).contains(partial);
    }

    @Test
    public void a_partial_without_scopes_is_not_an_absent_one() {
        store().writePartial(1, Partial.EMPTY);

        assertThat(store().readPartial(1)).contains(Partial.EMPTY);
    }

    @Test
    public void writing_again_replaces() {
        store().writePlan(plan("first"));
        store().writePlan(plan("second"));
        store().writeChunks(new Plan(List.of(chunk(1, "first")), 1));
        store().writeChunks(new Plan(List.of(chunk(1, "second")), 1));
        store().writePartial(1, partial("first", new Interrupted()));
        store().writePartial(1, partial("second", null));

        assertThat(store().readPlan()).isEqualTo(plan("second"));
        assertThat(store().readChunk(1)).isEqualTo(chunk(1, "second"));
        assertThat(store().readPartial(1)).contains(partial("second", null));
    }

    @Test
    public void a_plan_that_was_never_written_is_no_element() {
        assertThatThrownBy(() -> store().readPlan()).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    public void a_chunk_that_was_never_written_is_no_element() {
        store().writeChunks(new Plan(List.of(chunk(1, "team")), 1));

        assertThatThrownBy(() -> store().readChunk(2)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> store().readChunk(11)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    public void a_partial_that_no_worker_wrote_is_empty() {
        store().writePartial(1, Partial.EMPTY);

        assertThat(store().readPartial(2)).isEmpty();
        assertThat(store().readPartial(11)).isEmpty();
    }

    @Test
    public void a_loss_is_read_as_the_state_machine_recorded_it() {
        recordLoss(3, "States.Timeout");

        assertThat(store().readLoss(3)).contains("States.Timeout");
        assertThat(store().readLoss(2)).isEmpty();
    }

    public static Stream<String> nastyTexts() {
        return Stream.of(
                "",
                " ",
                "\"quoted\" \\ /",
                "\u0000\u0001\b\t\n\f\r\u001b[31m\u007f\u0085\u009b",
                "\u2028\u2029\u202e\u2066\ufeff\ufffe\uffff",
                "e\u0301 \u00e9 \u4e2d \u0928\u094d",
                "\ud83d\udc18\udbff\udfff",
                "\ud83d\udc18".repeat(256),
                "x".repeat(256),
                "<b>&amp;</b> {{x}} ${y} %s");
    }

    public static Stream<Regions> regions() {
        return Stream.of(
                new Regions.Own(),
                new Regions.AllEnabled(),
                new Regions.Listed(List.of("us-east-1", "eu-west-1", "us-gov-west-1")));
    }

    public static Stream<@Nullable Missing> failures() {
        return Stream.of(
                null,
                new Denied("ec2:DescribeVolumes", "not authorized"),
                new RegionDisabled("ec2:DescribeInstances", "not validated"),
                new ThrottledOut("ec2:DescribeVolumes", "slow down"),
                new Failed("ec2:DescribeVolumes", "InternalError", "message", "", false),
                new Suspended("SUSPENDED"),
                new LostChunk(7, "States.Timeout"),
                new Interrupted());
    }

    private static RunPlan plan(String text) {
        var request = new CensusRequest(
                new Accounts.Organization(List.of("r-ab12"), List.of("444455556666")),
                new AccountRole("Reader", "id:42"),
                new Regions.Listed(List.of("eu-west-1", "us-east-1")),
                new TreeMap<>(Map.of("tag:" + cut("k" + text, 120), List.of(cut("v" + text, 255), "*"))),
                List.of("tag:" + cut("k" + text, 120), "tag:other"),
                new Tolerance(List.of("us-east-1")),
                true,
                Requirement.EVERYTHING,
                7,
                99);
        return new RunPlan(
                request,
                new Caller("111122223333", text),
                MIDNIGHT,
                List.of(
                        new ListedScope(IRELAND, 4_500, new Calls(5, 2, 1), null),
                        new ListedScope(VIRGINIA, 12, new Calls(3, 0), new Denied("ec2:DescribeInstances", text))),
                List.of(
                        new ChunkOutline(1, new TreeMap<>(Map.of(IRELAND, 4_500L))),
                        new ChunkOutline(2, new TreeMap<>(Map.of(VIRGINIA, 12L)))));
    }

    private static Chunk chunk(int number, String text) {
        var groups = List.of(
                new InstanceGroup(1, labels(text, Labels.UNTAGGED), List.of("i-1", "i-2")),
                new InstanceGroup(0, labels(Labels.UNTAGGED, text), List.of("i-3")));
        return new Chunk(
                number,
                new AccountRole("Reader", null),
                List.of(
                        new Share(IRELAND, new Budget(Duration.ofNanos(133_333_334), 12), groups),
                        new Share(VIRGINIA, new Budget(Duration.ofHours(3), 0), groups)));
    }

    private static Map<Dimension, String> labels(String team, String env) {
        return Map.of(Dimension.tag("team"), team, Dimension.tag("env"), env);
    }

    private static Partial partial(String text, @Nullable Missing failure) {
        var cube = Cubes.of("gp3", Map.of("team", text), new Measures(2, 16))
                .plus(Cubes.of(text, Map.of("team", "label"), new Measures(1, 0)));
        var shared = new SharedVolume(
                new VolumeSpec("eu-west-1b", "io2", 4),
                Use.RUNNING,
                Map.of(Dimension.tag("team"), new TreeSet<>(List.of(text, Labels.UNTAGGED))));
        return Partial.of(Stream.of(
                new ScopePartial(IRELAND, 3, 1, cube, Map.of("vol-1", shared), new Calls(2, 2, 1), failure),
                new ScopePartial(VIRGINIA, 0, 0, Cube.NONE, Map.of(), Calls.NONE, failure)));
    }

    /** Not more than so many UTF-16 units, surrogate pairs left whole. */
    private static String cut(String text, int longest) {
        int end = Math.min(longest, text.length());
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
