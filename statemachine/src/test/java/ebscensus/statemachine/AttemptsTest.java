package ebscensus.statemachine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.statemachine.History.Kind;
import ebscensus.statemachine.StateMachine.Services;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often a function is begun that does what ours never do, or not in a test: one that leaves its work for later without an end, or
 * is stopped at its time-out. The functions are scripts; what ours do is in {@code DeployedAttemptsTest}.
 */
class AttemptsTest {
    private static final String THROTTLED = "ebscensus.functions.Throttled";
    private static final String UNREACHABLE = "ebscensus.functions.Unreachable";
    private static final String TIMED_OUT = "Sandbox.Timedout";

    /** One function that fails as it is told, and two that succeed. */
    private static final class Script implements Functions {
        private final String failing;
        private final List<String> failures;
        private final List<Integer> attempts = Collections.synchronizedList(new ArrayList<>());

        /**
         * @param failing ARN of the function
         * @param failures what it ends with, time after time; afterwards it succeeds
         */
        Script(String failing, List<String> failures) {
            this.failing = failing;
            this.failures = failures;
        }

        @Override
        public byte[] invoke(String arn, byte[] payload) {
            if (arn.equals(failing)) {
                mayFail(payload);
            }
            return answer(arn).getBytes(UTF_8);
        }

        private void mayFail(byte[] payload) {
            int time = attempts.size();
            attempts.add(Data.read(payload).get("attempt").intValue());
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

    @ParameterizedTest
    @ValueSource(strings = {THROTTLED, UNREACHABLE})
    void a_lister_that_does_not_record_what_is_missing_in_its_fourth_attempt_fails_the_execution(String failure) {
        var script = new Script(CensusDefinition.LIST_INSTANCES, Collections.nCopies(100, failure));

        assertThat(execute(script).failure().error()).isEqualTo(failure);
        assertThat(script.attempts).containsExactly(0, 1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {THROTTLED, UNREACHABLE})
    void a_worker_that_does_not_record_what_is_missing_in_its_fourth_attempt_has_lost_its_chunk(String failure) {
        var script = new Script(CensusDefinition.MEASURE_CHUNK, Collections.nCopies(100, failure));

        assertThat(execute(script).history().count("RecordLostChunk", Kind.LEFT))
                .isEqualTo(1);
        assertThat(script.attempts).containsExactly(0, 1, 2, 3);
    }

    /** Both kinds of what EC2 refuses are attempts. Neither uses up a life, and the end of a process uses up no attempt. */
    @ParameterizedTest
    @ValueSource(strings = {CensusDefinition.LIST_INSTANCES, CensusDefinition.MEASURE_CHUNK})
    void time_outs_and_refusals_of_EC2_are_counted_apart(String function) {
        var script = new Script(function, List.of(TIMED_OUT, TIMED_OUT, THROTTLED, TIMED_OUT, UNREACHABLE, THROTTLED));

        assertThat(execute(script).hasFailed()).isFalse();
        assertThat(script.attempts).containsExactly(0, 0, 0, 1, 1, 2, 3);
    }

    private static Execution execute(Script script) {
        var objects = new MemoryObjects();
        objects.put("bucket", "runs/r/l/items.jsonl", "{\"chunk\":1}\n".getBytes(UTF_8));
        var services = new Services(script, objects, Topics.NONE, new VirtualTime(Instant.EPOCH, 1));
        return new StateMachine(CensusDefinition.on("bucket"), services).execute("attempts", "{}");
    }
}
