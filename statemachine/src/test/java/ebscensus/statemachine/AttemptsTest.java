package ebscensus.statemachine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.statemachine.History.Kind;
import ebscensus.statemachine.StateMachine.Services;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * How often each function is really begun, whatever Lambda refuses in between. The functions are scripts: what counts here is the
 * definition alone.
 */
class AttemptsTest {
    /** Lambda refuses to begin, or Step Functions does not reach it: nothing of ours has run. */
    private static final List<String> REFUSALS = List.of(
            "Lambda.TooManyRequestsException",
            "Lambda.SnapStartNotReadyException",
            "Lambda.SnapStartTimeoutException",
            "Lambda.SnapStartException",
            "Lambda.ServiceException",
            "Lambda.AWSLambdaException",
            "Lambda.SdkClientException",
            "Lambda.ClientExecutionTimeoutException");

    private static final String THROTTLED = "ebscensus.functions.Throttled";
    private static final String UNREACHABLE = "ebscensus.functions.Unreachable";
    private static final String DEATH = "Sandbox.Timedout";

    /** A function that EC2 keeps refusing records what is missing in its fourth attempt. */
    private static final int ATTEMPTS = 4;

    private static final int LIVES = 3;

    /** One function that fails as it is told, and two that succeed. */
    private static final class Script implements Functions {
        private final String failing;
        private final List<String> failures;
        private final String refusal;
        private final int refusalsBeforeEach;
        private final List<Integer> attempts = Collections.synchronizedList(new ArrayList<>());
        private int refused;

        /**
         * @param failing ARN of the function
         * @param failures what it ends with, time after time; afterwards it succeeds
         * @param refusalsBeforeEach how often Lambda refuses to begin it before each time
         */
        Script(String failing, List<String> failures, String refusal, int refusalsBeforeEach) {
            this.failing = failing;
            this.failures = failures;
            this.refusal = refusal;
            this.refusalsBeforeEach = refusalsBeforeEach;
        }

        @Override
        public synchronized byte[] invoke(String arn, byte[] payload) {
            if (arn.equals(failing)) {
                refuseOrFail(payload);
            }
            return answer(arn).getBytes(UTF_8);
        }

        private void refuseOrFail(byte[] payload) {
            if (refused < refusalsBeforeEach) {
                refused++;
                throw new StateError(refusal, "refused by the test");
            }
            refused = 0;
            int time = attempts.size();
            attempts.add(Data.read(payload).path("attempt").asInt(0));
            if (time < failures.size()) {
                throw StateError.ofFunction(failures.get(time), "told to");
            }
        }

        private static String answer(String arn) {
            return switch (arn) {
                case CensusDefinition.LIST_INSTANCES ->
                    "{\"run\": \"r/l\", \"chunks\": 1, \"maxConcurrency\": 1, \"items\": \"runs/r/l/items.jsonl\"}";
                case CensusDefinition.MEASURE_CHUNK -> "{\"chunk\": 1}";
                default -> "{\"verdict\": \"COMPLETE\"}";
            };
        }
    }

    @ParameterizedTest(name = "{0} {1}, {3} times {2} before each attempt")
    @MethodSource("combinations")
    void what_EC2_refuses_is_tried_four_times_however_often_Lambda_refuses_to_begin(
            String function, String failure, String refusal, int refusals) {
        var script = new Script(function, Collections.nCopies(ATTEMPTS - 1, failure), refusal, refusals);

        var execution = execute(script);

        assertThat(execution.hasFailed()).as(execution.history()::toString).isFalse();
        assertThat(script.attempts).containsExactly(0, 1, 2, 3);
    }

    @ParameterizedTest(name = "{0} {1}, {3} times {2} before each attempt")
    @MethodSource("combinations")
    void a_function_that_does_not_keep_its_word_is_given_up_after_the_fourth_attempt(
            String function, String failure, String refusal, int refusals) {
        var script = new Script(function, Collections.nCopies(100, failure), refusal, refusals);

        var execution = execute(script);

        assertThat(script.attempts).containsExactly(0, 1, 2, 3);
        assertGivenUp(execution, function, failure);
    }

    @ParameterizedTest(name = "{0}, {2} times {1} before each life")
    @MethodSource("refusalsOfEachLife")
    void a_function_that_dies_has_three_lives_however_often_Lambda_refuses_to_begin(
            String function, String refusal, int refusals) {
        var script = new Script(function, Collections.nCopies(100, DEATH), refusal, refusals);

        var execution = execute(script);

        assertThat(script.attempts).hasSize(LIVES).containsOnly(0);
        assertGivenUp(execution, function, DEATH);
    }

    /** What EC2 refuses uses up no lives, and the end of a process no attempts. */
    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void deaths_and_refusals_of_EC2_are_counted_apart(String function) {
        var script = new Script(
                function,
                List.of(DEATH, DEATH, THROTTLED, DEATH, UNREACHABLE, THROTTLED),
                "Lambda.TooManyRequestsException",
                4);

        assertThat(execute(script).hasFailed()).isFalse();
        assertThat(script.attempts).containsExactly(0, 0, 0, 1, 1, 2, 3);
    }

    /** So that the combinations here are all that there are. */
    @Test
    void the_definition_names_no_error_of_Lambda_or_EC2_but_these() {
        var named = Data.read(CensusDefinition.on("bucket")).findValues("Retry").stream()
                .flatMap(JsonNode::valueStream)
                .flatMap(retrier -> retrier.get("ErrorEquals").valueStream())
                .map(JsonNode::stringValue)
                .collect(Collectors.toSet());

        assertThat(named.stream().filter(error -> error.startsWith("Lambda.")))
                .containsExactlyInAnyOrderElementsOf(REFUSALS);
        assertThat(named.stream().filter(error -> !error.startsWith("Lambda.")))
                .containsExactlyInAnyOrder(
                        THROTTLED,
                        UNREACHABLE,
                        "ebscensus.core.request.InvalidRequest",
                        "ebscensus.core.count.NothingToCount",
                        "States.ALL");
    }

    @ParameterizedTest
    @FieldSource("REFUSALS")
    void Lambda_itself_is_asked_as_often_as_the_definition_says(String refusal) {
        boolean busy = refusal.contains("TooMany") || refusal.contains("SnapStart");
        int most = busy ? 12 : 6;

        assertThat(execute(new Script(CensusDefinition.LIST_INSTANCES, List.of(), refusal, most))
                        .hasFailed())
                .isFalse();
        assertThat(execute(new Script(CensusDefinition.LIST_INSTANCES, List.of(), refusal, most + 1))
                        .failure()
                        .error())
                .isEqualTo(refusal);
    }

    @Test
    void a_request_that_is_not_allowed_is_not_tried_again() {
        var script = new Script(
                CensusDefinition.LIST_INSTANCES,
                Collections.nCopies(9, "ebscensus.core.request.InvalidRequest"),
                "Lambda.TooManyRequestsException",
                3);

        assertThat(execute(script).failure().error()).isEqualTo("ebscensus.core.request.InvalidRequest");
        assertThat(script.attempts).hasSize(1);
    }

    /** Those that ask EC2. */
    static final List<String> FUNCTIONS = List.of(CensusDefinition.LIST_INSTANCES, CensusDefinition.MEASURE_CHUNK);

    private static final List<String> ALL_FUNCTIONS = Stream.concat(
                    FUNCTIONS.stream(), Stream.of(CensusDefinition.REDUCE_PARTIALS))
            .toList();

    static Stream<Arguments> combinations() {
        return refusalsOfEach()
                .flatMap(refusal -> Stream.of(THROTTLED, UNREACHABLE)
                        .map(failure -> Arguments.of(refusal.get()[0], failure, refusal.get()[1], refusal.get()[2])));
    }

    /** From none to as many in a row as there may be of each. */
    static Stream<Arguments> refusalsOfEach() {
        return refusals(FUNCTIONS, 0, 1, 3, 6);
    }

    /** The three lives of an attempt share what Lambda may refuse. */
    static Stream<Arguments> refusalsOfEachLife() {
        return refusals(ALL_FUNCTIONS, 0, 1, 2);
    }

    private static Stream<Arguments> refusals(List<String> functions, int... times) {
        return functions.stream()
                .flatMap(function -> REFUSALS.stream()
                        .flatMap(refusal -> IntStream.of(times).mapToObj(n -> Arguments.of(function, refusal, n))));
    }

    private static void assertGivenUp(Execution execution, String function, String error) {
        if (!function.equals(CensusDefinition.MEASURE_CHUNK)) {
            assertThat(execution.failure().error()).isEqualTo(error);
        } else {
            assertThat(execution.history().count("RecordLostChunk", Kind.ENTERED))
                    .isEqualTo(1);
            assertThat(execution.hasFailed()).isFalse();
        }
    }

    private static Execution execute(Script script) {
        var objects = new MemoryObjects();
        objects.put("bucket", "runs/r/l/items.jsonl", "{\"chunk\":1}\n".getBytes(UTF_8));
        var services = new Services(script, objects, Topics.NONE, new VirtualTime(Instant.EPOCH, 1));
        return new StateMachine(CensusDefinition.on("bucket"), services).execute("attempts", "{}");
    }
}
