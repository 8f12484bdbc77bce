package ebscensus.statemachine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.statemachine.History.Kind;
import ebscensus.statemachine.StateMachine.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RunnerTest {
    private static final String TASK = """
        "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 60,
        "Arguments": {"FunctionName": "f", "Payload": {"in": "{% $states.input %}", "retries": "{% $states.context.State.RetryCount %}"}}
        """;

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-01T00:00:00Z"), 1);
    private final MemoryObjects objects = new MemoryObjects();

    @Test
    void a_task_hands_its_arguments_to_the_function_and_its_result_to_the_next_state() {
        var execution = execute(
                "{\"Do\": {%s, \"Output\": \"{%% $states.result.Payload.in.n + 1 %%}\", \"End\": true}}"
                        .formatted(TASK),
                "{\"n\": 41}",
                payload -> payload);

        assertThat(execution.output().intValue()).isEqualTo(42);
        assertThat(execution.history().statesEntered("run")).containsExactly("Do");
    }

    @Test
    void retriers_wait_longer_each_time_up_to_their_limit_and_count_for_themselves() {
        var errors = List.of("A", "B", "A", "A").iterator();

        var execution = execute("""
            {"Do": {%s, "End": true, "Retry": [
              {"ErrorEquals": ["A"], "IntervalSeconds": 10, "BackoffRate": 3, "MaxDelaySeconds": 60},
              {"ErrorEquals": ["States.ALL"], "IntervalSeconds": 2, "MaxAttempts": 1, "JitterStrategy": "FULL"}]}}
            """.formatted(TASK), "{}", payload -> {
            if (errors.hasNext()) {
                throw StateError.ofFunction(errors.next(), "no");
            }
            return payload;
        });

        assertThat(time.waits())
                .containsExactly(
                        Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(execution.output().at("/Payload/retries").intValue()).isEqualTo(4);
    }

    @Test
    void a_state_that_is_entered_again_has_all_its_retries_again() {
        var errors = List.of("A", "B", "A", "B").iterator();

        var execution = execute("""
            {"Do": {"Type": "Pass", "Output": {"n": 3}, "Next": "Ask"},
             "Ask": {%s, "Output": "{%% $states.result.Payload %%}", "End": true,
              "Retry": [{"ErrorEquals": ["A"], "IntervalSeconds": 10, "MaxAttempts": 1}],
              "Catch": [{"ErrorEquals": ["B"], "Output": {"n": "{%% $states.input.n + 1 %%}"}, "Next": "Later"}]},
             "Later": {"Type": "Wait", "Seconds": "{%% $states.input.n %%}", "Next": "Ask"}}
            """.formatted(TASK), "{}", payload -> {
            if (errors.hasNext()) {
                throw StateError.ofFunction(errors.next(), "no");
            }
            return payload;
        });

        assertThat(execution.output().at("/in/n").intValue()).isEqualTo(5);
        assertThat(execution.output().get("retries").intValue()).isZero();
        assertThat(time.waits())
                .containsExactly(
                        Duration.ofSeconds(10), Duration.ofSeconds(4), Duration.ofSeconds(10), Duration.ofSeconds(5));
    }

    @Test
    void a_wait_of_no_whole_number_of_seconds_fails() {
        var execution = execute("""
            {"Do": {"Type": "Wait", "Seconds": "{% $states.input.n %}", "Next": "Done"}, "Done": {"Type": "Succeed"}}
            """, "{\"n\": 1.5}", payload -> payload);

        assertThat(execution.failure().error()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void an_execution_that_takes_too_long_ends_and_nothing_can_catch_that() {
        var errors = List.of("A", "A").iterator();

        var execution = execute("""
            {"Do": {%s, "Next": "Done", "Retry": [{"ErrorEquals": ["A"], "IntervalSeconds": 50}],
              "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Done"}]},
             "Done": {"Type": "Succeed"}}, "TimeoutSeconds": 100
            """.formatted(TASK), "{}", payload -> {
            if (errors.hasNext()) {
                throw StateError.ofFunction(errors.next(), "no");
            }
            return payload;
        });

        assertThat(execution.failure().error()).isEqualTo("States.Timeout");
    }

    @Test
    void an_error_whose_retrier_is_used_up_is_not_for_the_next_retrier() {
        var calls = new AtomicInteger();

        var execution = execute("""
            {"Do": {%s, "End": true, "Retry": [
              {"ErrorEquals": ["A"], "MaxAttempts": 1},
              {"ErrorEquals": ["States.ALL"]}]}}
            """.formatted(TASK), "{}", _ -> {
            calls.incrementAndGet();
            throw StateError.ofFunction("A", "no");
        });

        assertThat(execution.failure().error()).isEqualTo("A");
        assertThat(execution.failure().cause()).isEqualTo("{\"errorMessage\":\"no\",\"errorType\":\"A\"}");
        assertThat(calls).hasValue(2);
    }

    @Test
    void a_catcher_names_the_error_and_where_to_go_on() {
        var execution = execute("""
            {"Do": {%s, "End": true, "Catch": [{"ErrorEquals": ["States.TaskFailed"], "Next": "Done",
              "Output": "{%% $states.errorOutput.Error & ' of ' & $states.input.n %%}"}]},
             "Done": {"Type": "Succeed"}}
            """.formatted(TASK), "{\"n\": 7}", _ -> {
            throw new StateError("Lambda.Unknown", "gone");
        });

        assertThat(execution.output().stringValue()).isEqualTo("Lambda.Unknown of 7");
        assertThat(execution.history().count("Do", Kind.CAUGHT)).isEqualTo(1);
    }

    @Test
    void a_task_that_takes_too_long_fails_with_a_name_of_its_own() {
        var never = new CountDownLatch(1);

        var execution = execute("{\"Do\": {%s, \"End\": true}}".formatted(TASK.replace("60", "1")), "{}", payload -> {
            try {
                never.await();
                return payload;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(execution.failure().error()).isEqualTo("States.Timeout");
    }

    @Test
    void data_beyond_256_KiB_fails_and_no_wildcard_catches_it() {
        String large = "\"" + "x".repeat(Data.MOST_BYTES) + "\"";

        var execution = execute("""
            {"Do": {%s, "End": true, "Retry": [{"ErrorEquals": ["States.ALL"]}],
              "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Done"}]},
             "Done": {"Type": "Succeed"}}
            """.formatted(TASK), "{}", _ -> large);

        assertThat(execution.failure().error()).isEqualTo("States.DataLimitExceeded");
        assertThat(execute("{\"Do\": {\"Type\": \"Succeed\"}}", large, x -> x)
                        .failure()
                        .error())
                .isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void an_expression_that_gives_nothing_is_an_error_but_null_is_a_value() {
        String choice = """
            {"Do": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input.n = null %}", "Next": "Done"}],
              "Default": "Failed"},
             "Done": {"Type": "Succeed"},
             "Failed": {"Type": "Fail", "Error": "{% $states.input.missing %}", "Cause": "c"}}
            """;

        assertThat(execute(choice, "{\"n\": null}", x -> x).output().toString()).isEqualTo("{\"n\":null}");
        assertThat(execute(choice, "{\"n\": 1}", x -> x).failure().error()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void a_map_runs_a_child_for_each_line_with_nothing_but_what_was_selected() {
        items(3);

        var execution = execute(
                map("\"MaxConcurrency\": 2, \"Output\": \"{% $states.result.ResultWriterDetails %}\", \"End\": true"),
                "{}",
                payload -> payload);

        var manifest = Data.read(objects.get("b", execution.output().get("Key").stringValue()));
        var succeeded = manifest.at("/ResultFiles/SUCCEEDED/0/Key").stringValue();
        assertThat(new String(objects.get("b", succeeded), UTF_8).lines())
                .containsExactly("{\"number\":0}", "{\"number\":1}", "{\"number\":2}");
        assertThat(execution.history().statesEntered("run/2")).containsExactly("Each");
    }

    @Test
    void a_map_runs_as_many_children_at_once_as_it_may_and_no_more() {
        items(21);
        var three = new CyclicBarrier(3);
        var running = new AtomicInteger();
        var most = new AtomicInteger();

        var execution = execute(
                map("\"MaxConcurrency\": \"{% $states.input.most %}\", \"End\": true"), "{\"most\": 3}", payload -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    await(three);
                    running.decrementAndGet();
                    return payload;
                });

        assertThat(execution.output().has("MapRunArn")).isTrue();
        assertThat(most).hasValue(3);
    }

    @Test
    void a_map_tolerates_as_many_failures_as_it_says() {
        items(2);
        UnaryOperator<String> oneFails = payload -> {
            if (payload.contains("\"number\":1")) {
                throw StateError.ofFunction("Broken", "no");
            }
            return payload;
        };

        var tolerated = execute(
                map("\"MaxConcurrency\": 0, \"ToleratedFailurePercentage\": 50, \"End\": true"), "{}", oneFails);
        var not = execute(map("\"MaxConcurrency\": 0, \"End\": true"), "{}", oneFails);

        assertThat(tolerated.output().has("MapRunArn")).isTrue();
        assertThat(not.failure().error()).isEqualTo("States.ExceedToleratedFailureThreshold");
    }

    @Test
    void a_map_without_its_items_fails() {
        var execution = execute(map("\"MaxConcurrency\": 0, \"End\": true"), "{}", x -> x);

        assertThat(execution.failure().error()).isEqualTo("States.ItemReaderFailed");
    }

    @Test
    void a_map_that_cannot_write_its_results_fails() {
        items(1);
        objects.close("results/");

        var execution = execute(map("\"MaxConcurrency\": 0, \"End\": true"), "{}", x -> x);

        assertThat(execution.failure().error()).isEqualTo("States.ResultWriterFailed");
    }

    @Test
    void an_object_that_cannot_be_written_is_an_error_of_its_task() {
        String put = """
            {"Do": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:putObject", "TimeoutSeconds": 60, "End": true,
              "Arguments": {"Bucket": "b", "Key": "{% $states.input.key %}", "ContentType": "application/json",
                "Body": {"a": 1}}}}
            """;
        objects.close("no/");

        assertThat(execute(put, "{\"key\": \"yes/1\"}", x -> x).output().toString())
                .isEqualTo("{}");
        assertThat(new String(objects.get("b", "yes/1"), UTF_8)).isEqualTo("{\"a\":1}");
        assertThat(execute(put, "{\"key\": \"no/1\"}", x -> x).failure().error())
                .isEqualTo("S3.S3Exception");
    }

    @Test
    void what_the_runner_does_not_know_is_refused_by_name() {
        assertUnsupported("{\"Do\": {\"Type\": \"Parallel\", \"Branches\": [], \"End\": true}}", "Parallel");
        assertUnsupported("{\"Do\": {%s, \"HeartbeatSeconds\": 5, \"End\": true}}".formatted(TASK), "HeartbeatSeconds");
        assertUnsupported(
                "{\"Do\": {%s, \"End\": true}}".formatted(TASK.replace("lambda:invoke", "sqs:sendMessage")),
                "sqs:sendMessage");
        assertUnsupported("{\"Do\": {\"Type\": \"Fail\", \"Error\": \"E\", \"Cause\": \"{% $eval('1') %}\"}}", "$eval");
        assertUnsupported(map("\"ItemBatcher\": {}, \"MaxConcurrency\": 0, \"End\": true"), "ItemBatcher");
        assertUnsupported(map("\"MaxConcurrency\": 0, \"End\": true").replace("JSONL", "CSV"), "CSV");
    }

    @Test
    void a_wildcard_that_is_not_last_is_refused() {
        String retry = "\"Retry\": [{\"ErrorEquals\": [\"States.ALL\"]}, {\"ErrorEquals\": [\"A\"]}]";

        assertThatThrownBy(() -> machine("{\"Do\": {%s, %s, \"End\": true}}".formatted(TASK, retry), x -> x))
                .hasMessage("Do: States.ALL must come last");
    }

    @Test
    void a_placeholder_that_nothing_was_given_for_is_named() {
        assertThatThrownBy(() -> StateMachine.substituted("${A} ${B}", Map.of("A", "a")))
                .hasMessage("placeholders left: ${B}");
    }

    private static String map(String fields) {
        return """
            {"Do": {"Type": "Map", %s,
              "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSONL"},
                "Arguments": {"Bucket": "b", "Key": "items"}},
              "ItemSelector": {"number": "{%% $states.context.Map.Item.Value.n %%}"},
              "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject",
                "WriterConfig": {"Transformation": "COMPACT", "OutputType": "JSONL"},
                "Arguments": {"Bucket": "b", "Prefix": "results"}},
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                "StartAt": "Each", "States": {"Each": {%s, "Output": "{%% $states.result.Payload.in %%}", "End": true}}}}}
            """.formatted(fields, TASK);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private void items(int items) {
        var lines = new StringBuilder();
        for (int n = 0; n < items; n++) {
            lines.append("{\"n\":").append(n).append("}\n");
        }
        objects.put("b", "items", lines.toString().getBytes(UTF_8));
    }

    private void assertUnsupported(String states, String name) {
        assertThatThrownBy(() -> machine(states, x -> x))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining(name);
    }

    private Execution execute(String states, String input, UnaryOperator<String> function) {
        return machine(states, function).execute("run", input);
    }

    private StateMachine machine(String states, UnaryOperator<String> function) {
        Functions functions =
                (_, payload) -> function.apply(new String(payload, UTF_8)).getBytes(UTF_8);
        return new StateMachine(
                "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"Do\", \"States\": " + states + "}",
                new Services(functions, objects, Topics.NONE, time));
    }
}
