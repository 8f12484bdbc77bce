package ebscensus.cdk;

import ebscensus.json.Json;
import io.github.cdklabs.cdknag.NIST80053R5Checks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import tools.jackson.databind.JsonNode;

/** A stack as {@code cdk synth} makes it with the context of cdk.json. */
final class Synthesized {
    static final Path FUNCTIONS = Path.of("..", "functions", "handlers", "target", "functions.zip");
    private static final Path CDK_JSON = Path.of("..", "cdk.json");

    /** Synthesis costs seconds, so what has been made once is made for all tests. */
    private static final Map<Deployment, Synthesized> MADE = new ConcurrentHashMap<>();

    private final Stack stack;
    private final JsonNode template;

    private Synthesized(Stack stack) {
        this.stack = stack;
        this.template = json(Template.fromStack(stack).toJSON());
    }

    /** @param settings by their keys */
    private record Deployment(Map<String, Object> settings, Map<String, String> environment) {
        CensusStack in(App app) {
            return CensusApp.build(app, environment, FUNCTIONS);
        }
    }

    /** @param settings by their keys */
    static Synthesized census(Map<String, Object> settings) {
        return census(new Deployment(settings, Map.of()));
    }

    /** As the CDK's command line synthesizes it for a region. */
    static Synthesized census(Map<String, Object> settings, String region) {
        return census(new Deployment(settings, Map.of(Settings.REGION_VARIABLE, region)));
    }

    private static Synthesized census(Deployment deployment) {
        return MADE.computeIfAbsent(deployment, made -> new Synthesized(made.in(app(made.settings()))));
    }

    /**
     * What NIST 800-53, revision 5, finds in it: the rule and the path of the resource. Its checks are not part of the app, and
     * its findings do not end the synthesis here.
     */
    @SuppressWarnings(
            "deprecation") // SynthesisMessage is deprecated, but the CDK's assertions have nothing else to answer with.
    static Stream<String> findingsOfNist(Map<String, Object> settings) {
        var app = app(settings);
        app.getNode().setContext("@aws-cdk/core:annotationsInValidationReport", false);
        var stack = CensusApp.build(app, Map.of(), FUNCTIONS);
        Aspects.of(app)
                .add(NIST80053R5Checks.Builder.create()
                        .verbose(true)
                        .reports(false)
                        .build());
        return new Synthesized(stack)
                .annotations().findError("*", Match.anyValue()).stream()
                        .map(finding -> String.valueOf(finding.getEntry().getData())
                                        .replaceFirst("(?s):.*", "") + " " + finding.getId());
    }

    static Synthesized memberRole(Map<String, Object> settings) {
        var app = app(settings);
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

    /** Those that CloudFormation gives to whatever in the stack can have some. */
    Map<String, String> stackTags() {
        return stack.getTags().tagValues();
    }

    boolean isProtected() {
        return stack.getTerminationProtection();
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
