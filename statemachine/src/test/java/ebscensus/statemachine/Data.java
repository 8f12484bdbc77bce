package ebscensus.statemachine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON that states hand to each other. */
final class Data {
    /**
     * Of the input, the arguments, the result and the output of a state. Source:
     * docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html, 2026-11.
     */
    static final int MOST_BYTES = 256 * 1024;

    private static final JsonMapper JSON = new JsonMapper();

    private Data() {}

    static JsonNode read(byte[] json) {
        return JSON.readTree(json);
    }

    static JsonNode read(String json) {
        return JSON.readTree(json);
    }

    static byte[] write(JsonNode data) {
        return JSON.writeValueAsBytes(data);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** As maps, lists, numbers, texts and nulls. */
    static Object plain(JsonNode data) {
        return JSON.treeToValue(data, Object.class);
    }

    static JsonNode ofPlain(Object plain) {
        return JSON.valueToTree(plain);
    }

    /** @throws StateError if it is more than a state may have */
    static JsonNode limited(String what, JsonNode data) {
        int bytes = write(data).length;
        if (bytes > MOST_BYTES) {
            throw new StateError(
                    ErrorEquals.DATA_LIMIT_EXCEEDED,
                    what + " has " + bytes + " bytes; allowed are " + MOST_BYTES + " at the most");
        }
        return data;
    }
}
