package ebscensus.functions;

import tools.jackson.databind.JsonNode;

/**
 * Where the request is in what an execution was started with. A person and EventBridge Scheduler send the request itself; an
 * EventBridge rule wraps it in an event, as {@code ScheduledEvent} of aws-lambda-java-events models it.
 */
final class RequestEnvelope {
    private static final String DETAIL = "detail";

    private RequestEnvelope() {}

    /** The request, not yet checked. */
    static JsonNode open(JsonNode input) {
        return input.has("detail-type") && input.has(DETAIL) ? input.get(DETAIL) : input;
    }
}
