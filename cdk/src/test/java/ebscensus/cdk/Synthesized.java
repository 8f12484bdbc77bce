package ebscensus.cdk;

import ebscensus.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Template;
import tools.jackson.databind.JsonNode;

/** A stack as {@code cdk synth} makes it with the context of cdk.json. */
final class Synthesized {
    static final Path FUNCTIONS = Path.of("..", "functions", "handlers", "target", "functions.zip");
    private static final Path CDK_JSON = Path.of("..", "cdk.json");

    private final Stack stack;
    private final JsonNode template;

    private Synthesized(Stack stack) {
        this.stack = stack;
        this.template = json(Template.fromStack(stack).toJSON());
    }

    /** @param settings by their keys */
    static Synthesized census(Map<String, Object> settings) {
        return new Synthesized(CensusApp.build(app(settings), Map.of(), FUNCTIONS));
    }

    static Synthesized memberRole() {
        var app = app(Map.of());
        CensusApp.build(app, Map.of(), FUNCTIONS);
        return new Synthesized(
                (Stack) app.getNode().findChild("Member").getNode().findChild("Role"));
    }

    JsonNode template() {
        return template;
    }

    /** The properties of the only resource of a type. */
    JsonNode only(String type) {
        var found = all(type);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " resources of type " + type);
        }
        return found.getFirst();
    }

    /** The properties of each resource of a type. */
    List<JsonNode> all(String type) {
        return resources(type).map(resource -> resource.path("Properties")).toList();
    }

    Stream<JsonNode> resources(String type) {
        return template.get("Resources").values().stream()
                .filter(resource -> resource.get("Type").stringValue().equals(type));
    }

    /** What was said about it, as {@code cdk synth} shows it; cdk-nag's findings are errors. */
    Annotations annotations() {
        return Annotations.fromStack(stack);
    }

    private static App app(Map<String, Object> settings) {
        return new App(AppProps.builder().context(context(settings)).build());
    }

    private static Map<String, Object> context(Map<String, Object> settings) {
        var context = new TreeMap<String, Object>(settings);
        cdkJson().get("context").properties().forEach(flag -> context.put(flag.getKey(), value(flag.getValue())));
        return context;
    }

    private static Object value(JsonNode flag) {
        return flag.isBoolean()
                ? flag.booleanValue()
                : flag.isString() ? flag.stringValue() : Json.convert(flag, List.class);
    }

    private static JsonNode cdkJson() {
        try {
            return Json.readTree(Files.readAllBytes(CDK_JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(@Nullable Object value) {
        return Json.readTree(Json.write(value == null ? Map.of() : value));
    }
}
