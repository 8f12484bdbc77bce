package ebscensus.cdk;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Every action that a template allows or denies anybody, in words: identity, resource and trust policies alike. */
final class Permissions {
    private Permissions() {}

    /** One line for each action and resource: who, what, on what, and if what. */
    static List<String> of(Synthesized stack) {
        return stack.template().get("Resources").properties().stream()
                .flatMap(resource -> statements(resource.getValue())
                        .flatMap(statement -> lines(owner(resource.getKey(), resource.getValue()), statement)))
                .sorted()
                .distinct()
                .toList();
    }

    private static Stream<JsonNode> statements(JsonNode node) {
        var below = node.values().stream().flatMap(Permissions::statements);
        return node.has("Statement") ? Stream.concat(node.get("Statement").values().stream(), below) : below;
    }

    /** Policies belong to their roles. */
    private static String owner(String logicalId, JsonNode resource) {
        var roles = resource.at("/Properties/Roles");
        return roles.isMissingNode() ? withoutHash(logicalId) : text(roles.get(0));
    }

    private static Stream<String> lines(String owner, JsonNode statement) {
        String effect = statement.get("Effect").stringValue().toLowerCase(Locale.ROOT);
        String condition = statement.has("Condition") ? " if " + text(statement.get("Condition")) : "";
        String principal = statement.has("Principal") ? " to " + text(statement.get("Principal")) : "";
        return each(statement.get("Action"))
                .flatMap(action -> resources(statement)
                        .map(resource -> owner + " " + effect + " " + text(action) + resource + principal + condition));
    }

    /** A trust policy has none. */
    private static Stream<String> resources(JsonNode statement) {
        return statement.has("Resource")
                ? each(statement.get("Resource")).map(resource -> " on " + text(resource))
                : Stream.of("");
    }

    private static Stream<JsonNode> each(JsonNode node) {
        return node.isArray() ? node.values().stream() : Stream.of(node);
    }

    /** With CloudFormation's functions as what they stand for. */
    private static String text(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isArray()) {
            return node.values().stream().map(Permissions::text).toList().toString();
        }
        if (node.has("Ref")) {
            return withoutHash(node.get("Ref").stringValue());
        }
        if (node.has("Fn::GetAtt")) {
            return withoutHash(node.at("/Fn::GetAtt/0").stringValue());
        }
        if (node.has("Fn::Join")) {
            return node.at("/Fn::Join/1").values().stream()
                    .map(Permissions::text)
                    .collect(Collectors.joining());
        }
        return node.properties().stream()
                .map(entry -> entry.getKey() + " " + text(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String withoutHash(String logicalId) {
        return logicalId.replaceFirst("[0-9A-F]{8}$", "");
    }
}
