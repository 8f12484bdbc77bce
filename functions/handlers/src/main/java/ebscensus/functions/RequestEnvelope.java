package ebscensus.functions;

import ebscensus.core.request.InvalidRequest;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The input of an execution. People and EventBridge Scheduler send the request itself. An EventBridge rule wraps the request in
 * an event, which aws-lambda-java-events models as {@code ScheduledEvent}.
 *
 * @param request the fields of a request, not yet checked
 * @param rerun the name of the earlier execution to complete; empty if there is none
 */
record RequestEnvelope(JsonNode request, Optional<String> rerun) {
    private static final String DETAIL = "detail";
    private static final String RERUN = "rerun";

    /** @throws InvalidRequest if {@code rerun} is not a string, or if it is empty */
    static RequestEnvelope open(JsonNode input) {
        var request = input.has("detail-type") && input.has(DETAIL) ? input.get(DETAIL) : input;
        if (!request.has(RERUN)) {
            return new RequestEnvelope(request, Optional.empty());
        }
        var rest = request.asObject().deepCopy();
        return new RequestEnvelope(rest, Optional.of(execution(rest.remove(RERUN))));
    }

    /** The name of the earlier execution. The field accepts its name or its ARN, because the console shows both. */
    private static String execution(JsonNode rerun) {
        if (!rerun.isString() || rerun.stringValue().isEmpty()) {
            throw InvalidRequest.of(RERUN, rerun, "the name of an earlier execution, in double quotes");
        }
        String name = rerun.stringValue();
        return name.substring(name.lastIndexOf(':') + 1);
    }
}
