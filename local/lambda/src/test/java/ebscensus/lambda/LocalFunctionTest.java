package ebscensus.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class LocalFunctionTest {
    private static final String ARN = "arn:aws:lambda:eu-west-1:111122223333:function:small:live";

    private final List<LocalFunction> functions = new ArrayList<>();

    @AfterEach
    void close() {
        functions.forEach(LocalFunction::close);
    }

    /** Answers with the event, what it was invoked as, and what it found around it. */
    public static final class Echo implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            var environment = System.getenv();
            output.write(String.join(
                            " ",
                            new String(input.readAllBytes(), UTF_8),
                            context.getInvokedFunctionArn(),
                            environment.get("OWN"),
                            environment.get("AWS_REGION"),
                            Runtime.getRuntime().maxMemory() / 1_048_576 + " MiB",
                            ProcessHandle.current().pid() + "")
                    .getBytes(UTF_8));
        }
    }

    /** Ends as its event says. */
    public static final class Troubled implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            switch (new String(input.readAllBytes(), UTF_8)) {
                case "throw" -> throw new IllegalStateException("out of order");
                case "exit" -> Runtime.getRuntime().halt(7);
                case "wait" -> waitForever();
                default -> output.write('.');
            }
        }

        private static void waitForever() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Cannot be made. */
    public static final class Unmade implements RequestStreamHandler {
        public Unmade() {
            throw new IllegalStateException("no bucket");
        }

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) {}
    }

    @Test
    void a_handler_has_its_event_its_environment_and_its_share_of_the_memory() {
        var echo = function(Echo.class);

        assertThat(invoke(echo, "hello")).matches("hello " + ARN + " value eu-west-1 (10[4-9]|110) MiB \\d+");
    }

    @Test
    void a_process_handles_one_event_after_the_other() {
        var echo = function(Echo.class);

        assertThat(invoke(echo, "same")).isEqualTo(invoke(echo, "same"));
        assertThat(echo.environments()).hasSize(1);
    }

    @Test
    void an_exception_is_told_by_its_class_and_the_process_goes_on() {
        var troubled = function(Troubled.class);

        assertThatThrownBy(() -> invoke(troubled, "throw"))
                .isInstanceOf(FunctionFailed.class)
                .hasMessageContaining("\"errorType\":\"java.lang.IllegalStateException\"")
                .hasMessageContaining("\"errorMessage\":\"out of order\"");
        assertThat(invoke(troubled, "go on")).isEqualTo(".");
        assertThat(troubled.environments()).hasSize(1);
    }

    @Test
    void a_process_that_ends_is_replaced() {
        var troubled = function(Troubled.class);

        assertThatThrownBy(() -> invoke(troubled, "exit"))
                .isInstanceOf(FunctionFailed.class)
                .hasMessageMatching("\\{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":"
                        + "\"RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 7\"}");
        assertThat(invoke(troubled, "go on")).isEqualTo(".");
        assertThat(troubled.environments()).hasSize(2);
    }

    @Test
    void a_process_that_takes_too_long_is_ended() {
        var troubled = function(Troubled.class, Duration.ofSeconds(2));

        assertThatThrownBy(() -> invoke(troubled, "wait"))
                .isInstanceOf(FunctionFailed.class)
                .hasMessageMatching("\\{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":"
                        + "\"RequestId: [0-9a-f-]{36} Error: Task timed out after 2.00 seconds\"}");
        assertThat(troubled.environments().getFirst().isAlive()).isFalse();
    }

    @Test
    void a_handler_that_cannot_be_made_is_told_by_its_exception() {
        assertThatThrownBy(() -> invoke(function(Unmade.class), "hello"))
                .isInstanceOf(FunctionFailed.class)
                .hasMessageContaining("\"errorType\":\"java.lang.IllegalStateException\"")
                .hasMessageContaining("no bucket");
    }

    private LocalFunction function(Class<? extends RequestStreamHandler> handler) {
        return function(handler, Duration.ofMinutes(1));
    }

    private LocalFunction function(Class<? extends RequestStreamHandler> handler, Duration timeout) {
        var settings = new FunctionSettings(
                ARN,
                handler.getName(),
                Path.of("target", "test-classes"),
                128,
                timeout,
                true,
                Map.of("OWN", "value"),
                List.of("-XX:TieredStopAtLevel=1"));
        var function = new LocalFunction(settings, 1);
        functions.add(function);
        return function;
    }

    private static String invoke(LocalFunction function, String event) {
        return function.invoke(event);
    }
}
