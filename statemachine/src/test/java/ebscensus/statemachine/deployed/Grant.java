package ebscensus.statemachine.deployed;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Something that a policy of the template allows.
 *
 * @param action such as {@code s3:GetObject}
 * @param keys pattern of the keys, or of the prefixes to list; empty for what is not S3's
 */
record Grant(String action, String keys) {
    /** By Lambda and X-Ray on the function's behalf, where no test can see it. */
    private boolean isForLogsAndTraces() {
        return action.startsWith("logs:") || action.startsWith("xray:");
    }

    /**
     * Of those that a role should have and does not, or has and should not.
     *
     * @param ungranted calls that no grant covers
     * @param unneeded grants that no call needs
     */
    record Difference(List<String> ungranted, List<Grant> unneeded) {
        static final Difference NONE = new Difference(List.of(), List.of());
    }

    /** @param recorded see {@link RecordedActions} */
    static Difference difference(Collection<Grant> grants, Collection<String> recorded) {
        return new Difference(
                recorded.stream()
                        .filter(action -> grants.stream().noneMatch(grant -> grant.covers(action)))
                        .toList(),
                grants.stream()
                        .filter(grant -> !grant.isForLogsAndTraces())
                        .filter(grant -> recorded.stream().noneMatch(grant::covers))
                        .toList());
    }

    /** @param recorded see {@link RecordedActions} */
    boolean covers(String recorded) {
        return keys.isEmpty()
                ? recorded.equals(action)
                : recorded.matches("\\Q" + action + " " + keys.replace("*", "\\E.*\\Q") + "\\E");
    }

    static Stream<Grant> of(JsonNode statement) {
        var prefixes = statement.at("/Condition/StringLike/s3:prefix");
        return each(statement.get("Action"))
                .map(JsonNode::stringValue)
                .flatMap(action -> each(statement.get("Resource"))
                        .map(resource -> new Grant(
                                action, prefixes.isMissingNode() ? keys(action, resource) : prefixes.stringValue())));
    }

    /** The last part of an ARN that begins with the bucket's. */
    private static String keys(String action, JsonNode resource) {
        return action.startsWith("s3:")
                ? resource.at("/Fn::Join/1/1").stringValue().substring(1)
                : "";
    }

    private static Stream<JsonNode> each(JsonNode node) {
        return node.isArray() ? node.valueStream() : Stream.of(node);
    }
}
