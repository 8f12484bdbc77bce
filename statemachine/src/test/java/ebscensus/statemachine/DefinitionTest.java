package ebscensus.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.Throttled;
import ebscensus.core.Unreachable;
import ebscensus.functions.LocalFunctions;
import ebscensus.statemachine.State.DistributedMap;
import ebscensus.statemachine.State.Retrier;
import ebscensus.statemachine.State.Task;
import ebscensus.statemachine.State.Working;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionTest {
    private static final Definition DEFINITION = Definition.read(Data.read(CensusDefinition.on("bucket")));

    /** Source: docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, 2026-11. */
    private static final Duration LONGEST_FUNCTION = Duration.ofMinutes(15);

    @ParameterizedTest
    @MethodSource("errorNames")
    void every_error_name_is_that_of_an_exception_or_known_to_AWS(String name) throws ClassNotFoundException {
        if (!ErrorNames.SOURCES.containsKey(name)) {
            assertThat(Class.forName(name)).isAssignableTo(Throwable.class);
        }
    }

    @Test
    void the_functions_give_up_before_the_retriers_do() {
        var retriers = tasks().flatMap(task -> task.retriers().stream())
                .filter(retrier -> retrier.errors().matches(Throttled.class.getName())
                        || retrier.errors().matches(Unreachable.class.getName()))
                .filter(retrier -> !retrier.errors().isAll())
                .toList();

        assertThat(retriers).hasSize(4).extracting(Retrier::maxAttempts).containsOnly(LocalFunctions.MOST_RETRIES);
    }

    @Test
    void a_task_waits_until_lambda_itself_has_ended_its_function() {
        assertThat(tasks().filter(task -> task.integration() == State.Integration.LAMBDA_INVOKE))
                .hasSize(3)
                .allSatisfy(task -> assertThat(task.timeout()).isGreaterThan(LONGEST_FUNCTION));
    }

    @Test
    void the_placeholders_are_the_functions_and_the_bucket() {
        assertThat(Pattern.compile("\\$\\{(\\w+)}")
                        .matcher(CensusDefinition.text())
                        .results()
                        .map(match -> match.group(1))
                        .distinct())
                .containsExactlyInAnyOrder("ListInstancesArn", "MeasureChunkArn", "ReducePartialsArn", "Bucket");
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

    private static Stream<Working> working(Definition definition) {
        return definition.states().values().stream().flatMap(state -> switch (state) {
            case DistributedMap map -> Stream.concat(Stream.of(map), working(map.itemProcessor()));
            case Working other -> Stream.of(other);
            case State.Choice _, State.Succeed _, State.Fail _ -> Stream.empty();
        });
    }
}
