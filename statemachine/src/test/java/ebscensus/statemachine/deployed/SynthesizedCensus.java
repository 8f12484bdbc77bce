package ebscensus.statemachine.deployed;

import ebscensus.lambda.FunctionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code cdk synth} leaves to be deployed: the template of the stack, and the artifact that it names. */
final class SynthesizedCensus {
    static final String REGION = "eu-west-1";
    static final String ACCOUNT = "111122223333";

    private static final String PARTITION = "aws";
    private static final Path ROOT = Path.of("..");
    private static final String STACK = "ebs-census";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path assembly;
    private final JsonNode resources;

    private SynthesizedCensus(Path assembly) throws IOException {
        this.assembly = assembly;
        this.resources = JSON.readTree(Files.readString(assembly.resolve(STACK + ".template.json")))
                .get("Resources");
    }

    /** Starts the app as the CDK's command line would by cdk.json, with its context and an organization to enter. */
    static SynthesizedCensus synthesize(Path folder) throws IOException, InterruptedException {
        var config = JSON.readTree(Files.readString(ROOT.resolve("cdk.json")));
        requirePackaged(ROOT.resolve("cdk/target/cdk.jar"));
        var assembly = folder.resolve("cdk.out").toAbsolutePath();
        var said = folder.resolve("synth.log");
        var app = new ProcessBuilder(config.get("app").stringValue())
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        app.environment().put("JAVA_HOME", System.getProperty("java.home"));
        app.environment().put("CDK_OUTDIR", assembly.toString());
        app.environment()
                .put(
                        "CDK_CONTEXT_JSON",
                        config.get("context")
                                .asObject()
                                .put("organizationId", "o-a1b2c3d4e5")
                                .toString());
        if (app.start().waitFor() != 0) {
            throw new IllegalStateException(Files.readString(said));
        }
        return new SynthesizedCensus(assembly);
    }

    private static void requirePackaged(Path jar) {
        if (!Files.exists(jar)) {
            throw new IllegalStateException("there is no " + jar
                    + ": this test runs what was packaged; use `mvn verify` or `mvn package`, not `mvn test`");
        }
    }

    /** The functions by the ARN of the alias that the state machine invokes, with the artifact unpacked into the folder. */
    Map<String, FunctionSettings> functions(Path folder, String bucket) throws IOException {
        var code = unpack(folder.resolve("functions"));
        return of("AWS::Lambda::Alias")
                .map(alias -> {
                    var function = resources
                            .get(alias.at("/FunctionName/Ref").stringValue())
                            .get("Properties");
                    return new FunctionSettings(
                            aliasArn(alias),
                            function.get("Handler").stringValue(),
                            code,
                            function.get("MemorySize").intValue(),
                            Duration.ofSeconds(function.get("Timeout").longValue()),
                            function.at("/SnapStart/ApplyOn").asString("").equals("PublishedVersions"),
                            allResolved(function.at("/Environment/Variables"), bucket),
                            List.of());
                })
                .collect(Collectors.toMap(FunctionSettings::arn, Function.identity()));
    }

    /** What each function is allowed, by its name. */
    Map<String, List<Grant>> grants() {
        return of("AWS::Lambda::Function")
                .collect(Collectors.toMap(
                        function -> function.get("FunctionName").stringValue(),
                        function -> grants(function.at("/Role/Fn::GetAtt/0").stringValue())));
    }

    private List<Grant> grants(String role) {
        return of("AWS::IAM::Policy")
                .filter(policy -> policy.at("/Roles/0/Ref").stringValue().equals(role))
                .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
                .flatMap(Grant::of)
                .distinct()
                .toList();
    }

    /** The state machine's own, with its placeholders as they are. */
    String definition() {
        return machine().get("DefinitionString").stringValue();
    }

    Map<String, String> substitutions(String bucket) {
        return allResolved(machine().get("DefinitionSubstitutions"), bucket);
    }

    private JsonNode machine() {
        return of("AWS::StepFunctions::StateMachine").findFirst().orElseThrow();
    }

    private Stream<JsonNode> of(String type) {
        return resources
                .valueStream()
                .filter(resource -> resource.get("Type").stringValue().equals(type))
                .map(resource -> resource.get("Properties"));
    }

    private Map<String, String> allResolved(JsonNode values, String bucket) {
        return values.properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> resolved(entry.getValue(), bucket)));
    }

    /** As CloudFormation would, once the resources are there. */
    private String resolved(JsonNode value, String bucket) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.has("Fn::GetAtt")) {
            return roleArn(value.at("/Fn::GetAtt/0").stringValue());
        }
        if (value.get("Ref").stringValue().equals("AWS::Partition")) {
            return PARTITION;
        }
        var resource = resources.get(value.get("Ref").stringValue());
        return switch (resource.get("Type").stringValue()) {
            case "AWS::S3::Bucket" -> bucket;
            case "AWS::SNS::Topic" -> "arn:%s:sns:us-east-1:%s:notices".formatted(PARTITION, ACCOUNT);
            case "AWS::Lambda::Alias" -> aliasArn(resource.get("Properties"));
            default -> throw new IllegalStateException("a reference that this test does not know: " + value);
        };
    }

    private String roleArn(String logicalId) {
        return "arn:%s:iam::%s:role/%s"
                .formatted(PARTITION, ACCOUNT, joined(resources.get(logicalId).at("/Properties/RoleName")));
    }

    /** Texts and the region, which are all that a role's name is made of. */
    private static String joined(JsonNode name) {
        return name.at("/Fn::Join/1")
                .valueStream()
                .map(part -> part.isString() ? part.stringValue() : regionOf(part))
                .collect(Collectors.joining());
    }

    private static String regionOf(JsonNode reference) {
        if (!reference.at("/Ref").asString("").equals("AWS::Region")) {
            throw new IllegalStateException("a reference that this test does not know: " + reference);
        }
        return REGION;
    }

    private String aliasArn(JsonNode alias) {
        var function =
                resources.get(alias.at("/FunctionName/Ref").stringValue()).get("Properties");
        return "arn:%s:lambda:%s:%s:function:%s:%s"
                .formatted(
                        PARTITION,
                        REGION,
                        ACCOUNT,
                        function.get("FunctionName").stringValue(),
                        alias.get("Name").stringValue());
    }

    /** The one artifact of all functions. */
    private Path unpack(Path folder) throws IOException {
        var keys = of("AWS::Lambda::Function")
                .map(function -> function.at("/Code/S3Key").stringValue())
                .distinct()
                .toList();
        if (keys.size() != 1) {
            throw new IllegalStateException("not one artifact but " + keys);
        }
        try (var zip = new ZipInputStream(Files.newInputStream(assembly.resolve("asset." + keys.getFirst())))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
        return folder;
    }
}
