package ebscensus.cdk;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.functions.Variables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.constructs.Construct;

/**
 * One Lambda function with its role, its log and its alias. SnapStart takes its snapshot of a published version, so callers
 * invoke the alias, which refers to that version, instead of the function itself.
 */
final class CensusFunction extends Construct {
    /** The planner makes chunks that a worker can measure in this time. */
    private static final Duration TIMEOUT =
            Duration.seconds(PlanPolicy.DEFAULT.workerTimeout().toSeconds());

    /** Source: docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html, 2026-11. */
    private static final List<String> NETWORK_INTERFACES = List.of(
            "ec2:AssignPrivateIpAddresses",
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:UnassignPrivateIpAddresses");

    private final String name;
    private final Role role;
    private final Function function;
    private final Alias alias;

    CensusFunction(
            Construct scope,
            Class<? extends RequestStreamHandler> handler,
            String name,
            int memory,
            Foundation foundation,
            Code code,
            Map<String, String> environment) {
        super(scope, handler.getSimpleName());
        this.name = foundation.settings().prefix() + "-" + name;
        role = role(name, foundation);
        function = function(handler, memory, foundation, code, environment);
        alias = Alias.Builder.create(this, "Live")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
    }

    void allow(List<String> actions, List<String> resources) {
        allow(actions, resources, Map.of());
    }

    void allow(List<String> actions, List<String> resources, Map<String, Object> conditions) {
        state(Effect.ALLOW, actions, resources, conditions);
    }

    /** Gives cdk-nag the reason why the function's permissions have wildcards; see {@link Explained#wildcards}. */
    void explain(String reason, String... resources) {
        Explained.wildcards(role, reason, resources);
    }

    /**
     * Puts the function into the VPC. Lambda creates the network interfaces with permissions of the function's role. A second
     * statement denies these permissions to the function's code, which does not need them. Source: as {@link #NETWORK_INTERFACES}.
     */
    void join(CensusNetwork network) {
        CfnResources.of(function, CfnFunction.class).setVpcConfig(network.place());
        allow(NETWORK_INTERFACES, List.of("*"));
        state(
                Effect.DENY,
                NETWORK_INTERFACES,
                List.of("*"),
                Map.of("ArnEquals", Map.of("lambda:SourceFunctionArn", unqualifiedArn())));
        explain("Network interfaces have no names before they exist.", "*");
    }

    /** The ARN of the alias. */
    String arn() {
        return alias.getFunctionArn();
    }

    /**
     * Adds the ARN of the role to the environment, so that the function does not have to call STS to find the role that the
     * report names.
     */
    private Map<String, String> withRole(Map<String, String> environment) {
        var all = new TreeMap<>(environment);
        all.put(Variables.ROLE, role.getRoleArn());
        return all;
    }

    /** The role's name contains the region, because IAM is global and the same census may run in several regions. */
    private Role role(String name, Foundation foundation) {
        var settings = foundation.settings();
        var made = Role.Builder.create(this, "Role")
                .roleName(settings.prefix() + "-" + Aws.REGION + "-" + name)
                .path(settings.roles().path())
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        foundation.key().allow(made);
        return made;
    }

    private Function function(
            Class<? extends RequestStreamHandler> handler,
            int memory,
            Foundation foundation,
            Code code,
            Map<String, String> environment) {
        var settings = foundation.settings();
        var workers = settings.workers();
        var log = CensusLog.of(this, "/aws/lambda/" + name, settings, foundation.key());
        allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(log.getLogGroupArn()));
        var builder = Function.Builder.create(this, "Function")
                .functionName(name)
                .runtime(Runtime.JAVA_25)
                .architecture(architecture(workers.processor()))
                .code(code)
                .handler(handler.getName())
                .memorySize(memory)
                .timeout(TIMEOUT)
                .environment(withRole(environment))
                .loggingFormat(LoggingFormat.JSON)
                .logGroup(log)
                .tracing(workers.tracing() ? Tracing.ACTIVE : Tracing.DISABLED)
                .role(role);
        if (workers.snapStart()) {
            builder.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
        }
        var made = builder.build();
        // The warning asks for a published version, and the alias already points to one.
        Annotations.of(made).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish");
        return made;
    }

    private void state(Effect effect, List<String> actions, List<String> resources, Map<String, Object> conditions) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .effect(effect)
                .actions(actions)
                .resources(resources)
                .conditions(conditions)
                .build());
    }

    /** The ARN is built from the name, because a policy that the function depends on cannot depend on the function. */
    private String unqualifiedArn() {
        return Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("lambda")
                        .resource("function")
                        .resourceName(name)
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build());
    }

    private static Architecture architecture(Workers.Processor processor) {
        return switch (processor) {
            case ARM64 -> Architecture.ARM_64;
            case X86_64 -> Architecture.X86_64;
        };
    }
}
