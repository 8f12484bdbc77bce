package ebscensus.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.plan.InstanceGroup;
import ebscensus.core.plan.Listing;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.plan.Planner;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import ebscensus.functions.LocalFunctions;
import ebscensus.functions.Throttled;
import ebscensus.functions.Unreachable;
import ebscensus.statemachine.State.DistributedMap;
import ebscensus.statemachine.State.Retrier;
import ebscensus.statemachine.State.Task;
import ebscensus.statemachine.State.Working;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionTest {
    private static final Definition DEFINITION = Definition.read(Data.read(CensusDefinition.on("bucket")));

    /** Source: docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, 2026-11. */
    private static final Duration LONGEST_FUNCTION = Duration.ofMinutes(15);

    /** Before a function that EC2 has throttled is invoked again. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** Of DescribeInstances. Source: docs.aws.amazon.com/ec2/latest/devguide/ec2-api-pagination.html, 2026-11. */
    private static final int INSTANCES_PER_PAGE = 1_000;

    @ParameterizedTest
    @MethodSource("errorNames")
    void every_error_name_is_that_of_an_exception_or_known_to_AWS(String name) throws ClassNotFoundException {
        if (!ErrorNames.SOURCES.containsKey(name)) {
            assertThat(Class.forName(name)).isAssignableTo(Throwable.class);
        }
    }

    @Test
    void what_the_functions_leave_to_be_done_later_is_not_the_retriers_business() {
        for (Task task : List.of(task(DEFINITION, "ListInstances"), worker())) {
            for (var leaving : List.of(Throttled.class, Unreachable.class)) {
                assertThat(task.retriers().stream()
                                .filter(retrier -> retrier.errors().matches(leaving.getName()))
                                .findFirst())
                        .hasValueSatisfying(
                                retrier -> assertThat(retrier.maxAttempts()).isZero());
            }
        }
    }

    @Test
    void the_functions_stop_leaving_work_for_later_before_the_definition_does() {
        assertThat(List.of(condition(DEFINITION, "IsWorthListingAgain"), condition(workers(), "IsWorthMeasuringAgain")))
                .containsOnly("{% $states.input.attempt <= " + LocalFunctions.MOST_RETRIES + " %}");
    }

    @Test
    void a_task_waits_until_lambda_itself_has_ended_its_function() {
        assertThat(tasks().filter(task -> task.integration() == State.Integration.LAMBDA_INVOKE))
                .hasSize(3)
                .allSatisfy(task -> assertThat(task.timeout()).isGreaterThan(LONGEST_FUNCTION));
    }

    @Test
    void an_execution_has_time_for_the_longest_census_and_is_over_before_the_next_night() {
        var slowest = Budget.ofCallsPerSecond(1);
        int listed = Math.toIntExact(LONGEST_FUNCTION.toSeconds() + slowest.burst()) * INSTANCES_PER_PAGE;
        var fleet = new Listing(
                new Scope("111122223333", "eu-west-1"),
                List.of(new InstanceGroup(1, Map.of(), Collections.nCopies(listed, "i-0"))),
                Calls.NONE,
                null);

        var plan = new Planner(PlanPolicy.DEFAULT, slowest, CensusRequest.DEFAULT).plan(List.of(fleet));

        int waves = Math.ceilDiv(plan.chunks().size(), plan.maxConcurrency());
        var needed = withRetries(task(DEFINITION, "ListInstances"), LocalFunctions.MOST_RETRIES)
                .plus(withRetries(worker(), 1).multipliedBy(waves))
                .plus(withRetries(task(DEFINITION, "ReducePartials"), 1));
        assertThat(waves).isGreaterThan(10);
        assertThat(DEFINITION.timeout().orElseThrow()).isBetween(needed, Duration.ofHours(23));
    }

    @Test
    void the_placeholders_are_the_functions_and_the_bucket() {
        assertThat(Pattern.compile("\\$\\{(\\w+)}")
                        .matcher(CensusDefinition.text())
                        .results()
                        .map(match -> match.group(1))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "ListInstancesArn", "MeasureChunkArn", "ReducePartialsArn", "Partition", "Bucket", "TopicArn");
    }

    /** Every attempt as long as it may be, with the waits for a throttled EC2 between them. */
    private static Duration withRetries(Task task, int retries) {
        return task.timeout().multipliedBy(retries + 1L).plus(LONGEST_WAIT.multipliedBy(retries));
    }

    private static Stream<String> errorNames() {
        return working(DEFINITION)
                .flatMap(state -> Stream.concat(
                        state.retriers().stream().map(Retrier::errors),
                        state.catchers().stream().map(State.Catcher::errors)))
                .flatMap(errors -> errors.names().stream())
                .distinct()
                .sorted();
    }

    private static Stream<Task> tasks() {
        return working(DEFINITION).flatMap(state -> state instanceof Task task ? Stream.of(task) : Stream.empty());
    }

    private static Task worker() {
        return task(workers(), "MeasureChunk");
    }

    private static Definition workers() {
        return ((DistributedMap) DEFINITION.state("MeasureChunks")).itemProcessor();
    }

    private static String condition(Definition definition, String choice) {
        return ((State.Choice) definition.state(choice))
                .rules()
                .getFirst()
                .condition()
                .stringValue();
    }

    private static Task task(Definition definition, String name) {
        return (Task) definition.state(name);
    }

    private static Stream<Working> working(Definition definition) {
        return definition.states().values().stream().flatMap(state -> switch (state) {
            case DistributedMap map -> Stream.concat(Stream.of(map), working(map.itemProcessor()));
            case Working other -> Stream.of(other);
            case State.Choice _, State.Pass _, State.Wait _, State.Succeed _, State.Fail _ -> Stream.empty();
        });
    }
}
