package ebscensus.statemachine.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.protocol.SimulatorOptions;
import ebscensus.statemachine.deployed.DeployedCensus.Setup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often each function is really begun, whatever Lambda and EC2 refuse in between, and how the execution ends: what the definition
 * promises. The functions are those of the artifact, in processes that have worked for many executions before, as Lambda keeps them.
 */
@EnabledOnOs(OS.LINUX)
class DeployedAttemptsTest {
    /** Each refusal of EC2 becomes one of the function, so that none of its own waits, which are real, is among them. */
    private static final Setup SETUP = new Setup(
            SimulatorOptions.DEFAULT.withThrottle(false).withInstancesPageCap(5).withVolumesPageCap(5),
            2,
            1,
            Map.of("CENSUS_SUMMARY", "daily"),
            false);

    /** How often something is tried again at the most, where it is at all. */
    private static final Pattern NUMBER = Pattern.compile("(?<=\"MaxAttempts\" ?: ?|attempt <= )[1-9][0-9]*");

    @TempDir
    private static Path folder;

    private static SynthesizedCensus synthesized;
    private static DeployedCensus census;
    private static Promise promise;
    private static Map<Combination, Course> courses;

    /** More than 4,000 invocations of real processes take minutes, and several times as long beside other work. */
    @BeforeAll
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    static void deploy() throws Exception {
        synthesized = SynthesizedCensus.synthesize(folder);
        census = new DeployedCensus(synthesized, CombinationRuns.FLEET, folder, SETUP);
        promise = new Promise(synthesized.definition());
        long startedAt = System.nanoTime();
        courses = new CombinationRuns(census).courses(new Combinations(promise).all());
        System.out.printf(
                "attempts: %d combinations, %d invocations of the functions they are about, %d s%n",
                courses.size(),
                courses.entrySet().stream()
                        .filter(course -> course.getKey().work().isOfAFunction())
                        .mapToInt(course -> course.getValue().begun().size())
                        .sum(),
                Duration.ofNanos(System.nanoTime() - startedAt).toSeconds());
    }

    @AfterAll
    static void undeploy() throws Exception {
        census.stop();
    }

    @Test
    void what_EC2_refuses_is_tried_four_times_whatever_Lambda_and_deaths_of_the_function_come_between() {
        assertKept(combination -> combination.trouble().isOfEc2());
    }

    @Test
    void a_function_has_three_lives_however_often_Lambda_refuses_to_begin_it() {
        assertKept(combination -> combination.deaths() > 0 && combination.trouble() == Trouble.NONE);
    }

    @Test
    void a_request_that_cannot_be_met_is_not_tried_again() {
        assertKept(combination -> Set.of(Trouble.NOT_ALLOWED, Trouble.NOBODY).contains(combination.trouble()));
    }

    @Test
    void Lambda_is_asked_as_often_as_the_definition_says() {
        assertKept(combination -> combination.deaths() == 0 && combination.trouble() == Trouble.NONE);
    }

    @Test
    void a_loss_is_recorded_and_a_report_announced_as_soon_as_S3_and_SNS_take_it() {
        assertKept(combination -> combination.trouble() == Trouble.REFUSED);
    }

    /** So that no definition passes here that promises less. What ends only in minutes has more and longer waits. */
    @ParameterizedTest
    @ValueSource(strings = {"ListInstances", "MeasureChunk", "ReducePartials"})
    void Lambda_is_asked_twelve_times_more_while_it_has_no_room_and_six_times_after_an_error_of_its_own(String state) {
        assertThat(Executions.REFUSALS)
                .allSatisfy(refusal -> assertThat(promise.retries(state, refusal))
                        .as(refusal)
                        .isEqualTo(refusal.contains("TooMany") || refusal.contains("SnapStart") ? 12 : 6));
    }

    @ParameterizedTest
    @CsvSource({
        // A bucket of EC2 fills again in minutes, and a server comes back; the fourth attempt records what is missing.
        "ListInstances,   ebscensus.functions.Throttled,           0, 3",
        "ListInstances,   ebscensus.functions.Unreachable,         0, 3",
        "MeasureChunk,    ebscensus.functions.Throttled,           0, 3",
        "MeasureChunk,    ebscensus.functions.Unreachable,         0, 3",
        // The same request would be refused again.
        "ListInstances,   ebscensus.core.request.InvalidRequest,   0, 0",
        "ListInstances,   ebscensus.core.count.NothingToCount,     0, 0",
        // A process may have died by accident, but hardly three times.
        "ListInstances,   Runtime.ExitError,                       2, 0",
        "MeasureChunk,    Runtime.ExitError,                       2, 0",
        "ReducePartials,  Runtime.ExitError,                       2, 0",
        // Each is a small call after all the work.
        "RecordLostChunk, S3.S3Exception,                          6, 0",
        "Announce,        SNS.SnsException,                        6, 0"
    })
    void an_error_is_answered_with_as_many_retries_in_a_visit_and_as_many_more_visits(
            String state, String error, int retries, int revisits) {
        assertThat(promise.retries(state, error)).isEqualTo(retries);
        assertThat(promise.revisits(state, error)).isEqualTo(revisits);
    }

    @Test
    void the_definition_names_no_error_but_those_that_are_met() {
        assertThat(courses.keySet().stream()
                        .flatMap(combination -> Stream.of(combination.trouble().error(), combination.refusal())))
                .containsAll(promise.named());
    }

    /** Without as many starts of a process as there are invocations. */
    @Test
    void processes_serve_many_executions() {
        int deaths = courses.keySet().stream()
                .filter(combination -> combination.death() == Death.KILLED)
                .mapToInt(Combination::deaths)
                .sum();

        assertThat(Stream.of("list-instances", "measure-chunk", "reduce-partials")
                        .mapToInt(function ->
                                census.function(function).environments().size())
                        .sum())
                .isLessThanOrEqualTo(3 * SETUP.processes() + deaths);
    }

    /** So that each number of the definition is one that the combinations here tell from its neighbours. */
    @Test
    void a_definition_with_one_other_number_would_promise_something_else_than_what_came_to_pass() {
        var numbers = NUMBER.matcher(synthesized.definition()).results().toList();

        assertThat(numbers).hasSizeGreaterThan(10);
        assertThat(numbers)
                .flatMap(number -> List.of(withNumber(number, 1), withNumber(number, -1)))
                .allSatisfy(definition ->
                        assertThat(broken(new Promise(definition), _ -> true)).isNotEmpty());
    }

    private static String withNumber(MatchResult number, int more) {
        String definition = synthesized.definition();
        return definition.substring(0, number.start())
                + (Integer.parseInt(number.group()) + more)
                + definition.substring(number.end());
    }

    private static void assertKept(Predicate<Combination> which) {
        assertThat(courses.keySet()).anyMatch(which);
        assertThat(broken(promise, which)).isEmpty();
    }

    /** What came to pass otherwise than promised. */
    private static List<String> broken(Promise promised, Predicate<Combination> which) {
        return courses.entrySet().stream()
                .filter(course -> which.test(course.getKey()))
                .filter(course -> !course.getValue().equals(promised.of(course.getKey())))
                .map(course -> course + " instead of " + promised.of(course.getKey()))
                .toList();
    }
}
