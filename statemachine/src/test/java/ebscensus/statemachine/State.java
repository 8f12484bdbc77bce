package ebscensus.statemachine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A state of a definition. Templates are JSON in which texts between <code>{%</code> and <code>%}</code> are JSONata. */
sealed interface State {
    /** A state that works, may fail, and says what becomes of that. */
    sealed interface Working extends State {
        List<Retrier> retriers();

        List<Catcher> catchers();

        /** Template of the output; without one, the result is the output. */
        Optional<JsonNode> output();

        /** Null at the end. */
        @Nullable
        String next();
    }

    record Task(
            Integration integration,
            JsonNode arguments,
            Duration timeout,
            List<Retrier> retriers,
            List<Catcher> catchers,
            Optional<JsonNode> output,
            @Nullable String next)
            implements Working {}

    /**
     * A Map state in distributed mode.
     *
     * @param items template of where its items are: bucket and key of an object of JSON lines
     * @param results template of where to write the results: bucket and prefix
     */
    record DistributedMap(
            JsonNode items,
            JsonNode itemSelector,
            JsonNode maxConcurrency,
            JsonNode toleratedFailurePercentage,
            Definition itemProcessor,
            JsonNode results,
            List<Catcher> catchers,
            Optional<JsonNode> output,
            @Nullable String next)
            implements Working {
        @Override
        public List<Retrier> retriers() {
            return List.of();
        }
    }

    record Pass(JsonNode output, String next) implements State {}

    /** @param seconds template of how long to wait */
    record Wait(JsonNode seconds, String next) implements State {}

    record Choice(List<Rule> rules, Optional<String> otherwise) implements State {}

    record Rule(JsonNode condition, String next) {}

    record Succeed() implements State {}

    record Fail(JsonNode error, JsonNode cause) implements State {}

    /** The services that a task can call. */
    enum Integration {
        LAMBDA_INVOKE,
        S3_PUT_OBJECT,
        SNS_PUBLISH
    }

    /** @param longest null where nothing bounds the delay */
    record Retrier(
            ErrorEquals errors,
            Duration interval,
            double backoffRate,
            @Nullable Duration longest,
            int maxAttempts,
            boolean jitter) {
        /** @param attempt from 0 */
        Duration delay(int attempt) {
            var delay = Duration.ofMillis(Math.round(interval.toMillis() * Math.pow(backoffRate, attempt)));
            return longest != null && longest.compareTo(delay) < 0 ? longest : delay;
        }
    }

    record Catcher(ErrorEquals errors, Optional<JsonNode> output, String next) {}
}
