package ebscensus.cdk;

import ebscensus.core.request.Suggestion;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;

/** The CDK app that {@code cdk deploy} runs in the folder of cdk.json. */
public final class CensusApp {
    private static final Path FUNCTIONS = Path.of("functions", "handlers", "target", "functions.zip");

    /**
     * Excludes dashboards from the tags in the template, because in some regions CloudFormation cannot tag dashboards. In the
     * other regions, CloudFormation gives dashboards the tags of the stack.
     */
    private static final TagProps NOT_EVERYWHERE = TagProps.builder()
            .excludeResourceTypes(List.of("AWS::CloudWatch::Dashboard"))
            .build();

    private CensusApp() {}

    public static void main(String[] arguments) {
        var app = new App();
        try {
            build(app, System.getenv(), FUNCTIONS);
        } catch (InvalidSetting e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        app.synth();
    }

    /**
     * @param functions the zip file of the packaged functions
     * @throws InvalidSetting if the context or the environment has a value that is not allowed
     * @throws IllegalStateException if the functions have not been packaged
     */
    static CensusStack build(App app, Map<String, String> environment, Path functions) {
        if (!Files.exists(functions)) {
            throw new IllegalStateException("there is no " + functions
                    + ": package the functions first, with `mvn package` or `mvn verify` (not `mvn test`), or with the"
                    + " build command of cdk.json");
        }
        var settings = Settings.read(key -> app.getNode().tryGetContext(key), environment);
        var census = new CensusStack(app, settings, functions);
        warnOfUnknownContext(app, census);
        // Because this stack is in a stage of its own, `cdk deploy` does not deploy it unless its name is given.
        new MemberRoleStack(Stage.Builder.create(app, "Member").build(), "Role", settings);
        settings.tags().forEach((key, value) -> Tags.of(app).add(key, value, NOT_EVERYWHERE));
        Aspects.of(app)
                .add(AwsSolutionsChecks.Builder.create()
                        .verbose(true)
                        .reports(false)
                        .build());
        return census;
    }

    /**
     * Warns of keys in the CDK context that are not settings. Checks only keys that consist of letters, because the context keys
     * of other programs contain colons, slashes or hyphens.
     */
    private static void warnOfUnknownContext(App app, CensusStack census) {
        var known = Setting.keys();
        ((Map<?, ?>) app.getNode().getAllContext())
                .keySet().stream()
                        .map(Object::toString)
                        .filter(key -> key.matches("[A-Za-z]+") && !known.contains(key))
                        .forEach(key -> Annotations.of(census)
                                .addWarningV2(
                                        "ebs-census:unknown-setting",
                                        "context \"" + key + "\" is not a setting of the census"
                                                + Suggestion.question(key, known)));
    }
}
