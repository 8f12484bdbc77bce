package ebscensus.lambda;

import ebscensus.lambda.RuntimeApi.Invocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One execution environment of a function: a separate process that handles one invocation after the other. */
public final class ExecutionEnvironment implements AutoCloseable {
    /** The exit status of a process that was killed by signal 9. */
    private static final int KILLED = 128 + 9;

    private final FunctionSettings function;
    private final RuntimeApi api;
    private final Path log;
    private final Process process;
    private volatile @Nullable Invocation running;

    private ExecutionEnvironment(FunctionSettings function) throws IOException {
        this.function = function;
        this.api = new RuntimeApi(function.arn());
        this.log = Files.createTempFile(function.name() + "-", ".log");
        log.toFile().deleteOnExit();
        var builder = new ProcessBuilder(RuntimeClient.command(function))
                .directory(function.code().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(reserved(function, api));
        builder.environment().putAll(credentials(function, api));
        builder.environment().putAll(function.environment());
        this.process = builder.start();
        var _ = process.onExit()
                .thenAccept(ended -> api.fail("Runtime.ExitError", "Runtime exited with error: " + end(ended)));
    }

    /** Starts the process and returns before it is ready; {@link #invoke} waits until it is. */
    public static ExecutionEnvironment start(FunctionSettings function) {
        try {
            return new ExecutionEnvironment(function);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Handles one event. Do not call this method again before it returns.
     *
     * @param payload the event, as JSON
     * @return what the handler wrote
     * @throws FunctionFailed if the handler fails, if the process ends, or if the timeout is reached; after a timeout, this method
     *     also kills the process
     */
    public String invoke(String payload) {
        var invocation = api.offer(payload, function.timeout());
        running = invocation;
        try {
            return invocation.result().get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof FunctionFailed failed ? failed : new IllegalStateException(e);
        } catch (TimeoutException e) {
            kill();
            throw FunctionFailed.of(
                    invocation.id(),
                    "Sandbox.Timedout",
                    "Task timed out after " + function.timeout().toSeconds() + ".00 seconds");
        } catch (InterruptedException e) {
            kill();
            throw new IllegalStateException("interrupted in " + function.name(), e);
        } finally {
            running = null;
        }
    }

    /** The event that the environment is handling now; empty if it is idle. */
    Optional<String> workingOn() {
        return Optional.ofNullable(running).map(Invocation::payload);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the process without warning, as Lambda or the operating system would. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Everything that the function and its JVM have printed so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the process. The log remains available until this program ends. */
    @Override
    public void close() {
        kill();
        api.close();
    }

    private static String end(Process ended) {
        return ended.exitValue() == KILLED ? "signal: killed" : "exit status " + ended.exitValue();
    }

    /** The variables that Lambda sets. Source: docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html, 2026-11. */
    private static Map<String, String> reserved(FunctionSettings function, RuntimeApi api) {
        return Map.of(
                "AWS_LAMBDA_RUNTIME_API",
                api.address(),
                "AWS_REGION",
                function.region(),
                "AWS_EXECUTION_ENV",
                "AWS_Lambda_java25",
                "AWS_LAMBDA_FUNCTION_NAME",
                function.name(),
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                Integer.toString(function.memory()),
                "AWS_LAMBDA_INITIALIZATION_TYPE",
                function.snapStart() ? "snap-start" : "on-demand",
                "AWS_LAMBDA_LOG_FORMAT",
                "JSON",
                "LAMBDA_TASK_ROOT",
                function.code().toString(),
                "_HANDLER",
                function.handler(),
                "TZ",
                ":UTC");
    }

    /**
     * With SnapStart the function gets its credentials from an endpoint, because keys in environment variables would expire
     * before the snapshot does. Source: docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html, 2026-11.
     */
    private static Map<String, String> credentials(FunctionSettings function, RuntimeApi api) {
        return function.snapStart()
                ? Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://" + api.address() + RuntimeApi.CREDENTIALS)
                : Map.of("AWS_ACCESS_KEY_ID", RuntimeApi.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", RuntimeApi.SECRET_KEY);
    }
}
