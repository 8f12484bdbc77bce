package ebscensus.cdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/** The state machine of census.asl.json on the stack's functions and bucket. */
final class CensusStateMachine extends Construct {
    private final String name;
    private final Role role;
    private final StateMachine machine;

    CensusStateMachine(Construct scope, String id, Settings settings, CensusFunctions functions, ReportBucket bucket) {
        super(scope, id);
        name = settings.prefix();
        role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("states.amazonaws.com"))
                .build();
        allow(
                List.of("lambda:InvokeFunction"),
                functions.listInstancesArn(),
                functions.measureChunkArn(),
                functions.reducePartialsArn());
        allowMapRuns();
        allow(List.of("s3:GetObject"), bucket.objects("runs/*/items.jsonl"));
        allow(List.of("s3:PutObject"), bucket.objects("runs/*/lost/*"));
        allow(
                List.of("s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"),
                bucket.objects("runs/*/map/*"));
        machine = machine(settings, functions, bucket);
        explain();
    }

    StateMachine machine() {
        return machine;
    }

    /**
     * The machine starts the children of its Map state itself. By its name, for a role that named the machine would need it to be
     * there first, and the machine needs the role.
     */
    private void allowMapRuns() {
        allow(List.of("states:StartExecution"), arn("stateMachine", name));
        allow(List.of("states:DescribeExecution", "states:StopExecution"), arn("execution", name + ":*"));
    }

    private StateMachine machine(Settings settings, CensusFunctions functions, ReportBucket bucket) {
        var log = LogGroup.Builder.create(this, "Log")
                // Under this prefix the logs of any number of machines need but one entry of the account's resource
                // policy.
                .logGroupName("/aws/vendedlogs/states/" + name)
                .retention(LogRetention.ofDays(settings.logRetentionDays()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        return StateMachine.Builder.create(this, "StateMachine")
                .stateMachineName(name)
                .stateMachineType(StateMachineType.STANDARD)
                .definitionBody(DefinitionBody.fromString(definition()))
                .definitionSubstitutions(new TreeMap<>(Map.of(
                        "ListInstancesArn", functions.listInstancesArn(),
                        "MeasureChunkArn", functions.measureChunkArn(),
                        "ReducePartialsArn", functions.reducePartialsArn(),
                        "Partition", Aws.PARTITION,
                        "Bucket", bucket.name())))
                .logs(LogOptions.builder()
                        .destination(log)
                        .level(LogLevel.ALL)
                        .includeExecutionData(true)
                        .build())
                .tracingEnabled(true)
                .role(role)
                .build();
    }

    private static String definition() {
        try (var file = CensusStateMachine.class.getResourceAsStream("/census.asl.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void allow(List<String> actions, String... resources) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build());
    }

    private String arn(String resource, String resourceName) {
        return Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("states")
                        .resource(resource)
                        .resourceName(resourceName)
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build());
    }

    private void explain() {
        Explained.wildcards(role, "Log delivery and X-Ray know no narrower resource.", "*");
        Explained.wildcards(
                role, "Each run has keys of its own.", "runs/*/items.jsonl", "runs/*/lost/*", "runs/*/map/*");
        Explained.wildcards(role, "Executions have names of their own.", ":execution:" + name + ":*");
    }
}
