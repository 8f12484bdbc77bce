package ebscensus.functions;

import ebscensus.core.request.InvalidRequest;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What an execution was started with. A person and EventBridge Scheduler send the request itself; an EventBridge rule wraps it in
 * an event, as {@code ScheduledEvent} of aws-lambda-java-events models it.
 *
 * @param request the fields of a request, not yet checked
 * @param rerun name of the earlier execution that is to be completed
 */
record RequestEnvelope(JsonNode request, Optional<String> rerun) {
    private static final String DETAIL = "detail";
    private static final String RERUN = "rerun";

    /** @throws InvalidRequest if {@code rerun} is no text */
    static RequestEnvelope open(JsonNode input) {
        var request = input.has("detail-type") && input.has(DETAIL) ? input.get(DETAIL) : input;
        if (!request.has(RERUN)) {
            return new RequestEnvelope(request, Optional.empty());
        }
        var rest = request.asObject().deepCopy();
        return new RequestEnvelope(rest, Optional.of(execution(rest.remove(RERUN))));
    }

    /** The console shows the ARN beside the name, so either will do. */
    private static String execution(JsonNode rerun) {
        if (!rerun.isString() || rerun.stringValue().isEmpty()) {
            throw InvalidRequest.of(RERUN, rerun, "the name of an earlier execution, in double quotes");
        }
        String name = rerun.stringValue();
        return name.substring(name.lastIndexOf(':') + 1);
    }
}
