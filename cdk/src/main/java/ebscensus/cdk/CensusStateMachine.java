package ebscensus.cdk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.ServicePrincipalOpts;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/**
 * Creates the state machine that census.asl.json defines, and inserts the stack's functions, bucket and topic into the
 * definition.
 */
final class CensusStateMachine extends Construct {
    /** Metadata that makes cfn-lint ignore a false finding. */
    private static final Map<String, Object> FALSE_FINDING = new TreeMap<>(Map.of(
            "config",
            Map.of("ignore_checks", List.of("E3601")),
            "reason",
            "cfn-lint wants a number for MaxConcurrency; with JSONata it may be an expression"
                    + " (docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html)"));

    private final String name;
    private final Role role;
    private final StateMachine machine;

    CensusStateMachine(Construct scope, String id, Foundation foundation, CensusFunctions functions) {
        super(scope, id);
        name = foundation.settings().prefix();
        var bucket = foundation.bucket();
        role = Role.Builder.create(this, "Role")
                .path(foundation.settings().roles().path())
                .assumedBy(onlyThisMachine())
                .build();
        foundation.key().allow(role);
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
        if (foundation.settings().notices().summary().isPresent()) {
            allow(List.of("sns:Publish"), foundation.topic().arn());
        }
        machine = machine(foundation, functions);
        explain();
        explain(foundation.settings());
    }

    StateMachine machine() {
        return machine;
    }

    /**
     * Allows only this state machine and its Map runs to assume the role. The children of the Map state are executions of a state
     * machine whose name begins with the name of this state machine and a slash.
     */
    private ServicePrincipal onlyThisMachine() {
        return new ServicePrincipal(
                "states.amazonaws.com",
                ServicePrincipalOpts.builder()
                        .conditions(new TreeMap<>(Map.of(
                                "StringEquals",
                                Map.of("aws:SourceAccount", Aws.ACCOUNT_ID),
                                "ArnLike",
                                Map.of(
                                        "aws:SourceArn",
                                        List.of(arn("stateMachine", name), arn("stateMachine", name + "/*"))))))
                        .build());
    }

    /**
     * Lets the state machine start the children of its Map state. The ARN is built from the name, because the state machine
     * depends on the role, so the role cannot depend on the state machine.
     */
    private void allowMapRuns() {
        allow(List.of("states:StartExecution"), arn("stateMachine", name));
        allow(List.of("states:DescribeExecution", "states:StopExecution"), arn("execution", name + ":*"));
    }

    private StateMachine machine(Foundation foundation, CensusFunctions functions) {
        var settings = foundation.settings();
        // All logs whose names begin with /aws/vendedlogs/ share one entry of the account's resource policy for logs.
        // Other names would need one entry each, and the size of the policy is limited.
        var log = CensusLog.of(this, "/aws/vendedlogs/states/" + name, settings, foundation.key());
        var made = StateMachine.Builder.create(this, "StateMachine")
                .stateMachineName(name)
                .stateMachineType(StateMachineType.STANDARD)
                .definitionBody(DefinitionBody.fromString(Packaged.text(CensusStateMachine.class, "/census.asl.json")))
                .definitionSubstitutions(new TreeMap<>(Map.of(
                        "ListInstancesArn", functions.listInstancesArn(),
                        "MeasureChunkArn", functions.measureChunkArn(),
                        "ReducePartialsArn", functions.reducePartialsArn(),
                        "Partition", Aws.PARTITION,
                        "TopicArn", foundation.topic().arn(),
                        "Bucket", foundation.bucket().name())))
                .logs(LogOptions.builder()
                        .destination(log)
                        .level(settings.logs().level())
                        .includeExecutionData(settings.logs().executionData())
                        .build())
                .tracingEnabled(settings.workers().tracing())
                .role(role)
                .build();
        CfnResources.of(made, CfnStateMachine.class).addMetadata("cfn-lint", FALSE_FINDING);
        return made;
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

    private void explain(Settings settings) {
        if (settings.logs().level() != LogLevel.ALL) {
            Explained.finding(
                    machine, "AwsSolutions-SF1", "The setting logLevel of this deployment chose another level.");
        }
        if (!settings.workers().tracing()) {
            Explained.finding(
                    machine,
                    "AwsSolutions-SF2",
                    "The region has no X-Ray for Lambda, or the setting tracing turns it off.");
        }
    }

    private void explain() {
        Explained.wildcards(role, "Log delivery and X-Ray have no narrower resource.", "*");
        Explained.wildcards(role, "Each run has its own keys.", "runs/*/items.jsonl", "runs/*/lost/*", "runs/*/map/*");
        Explained.wildcards(role, "Every execution has its own name.", ":execution:" + name + ":*");
    }
}
