package ebscensus.cdk;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * One function with its role, its log and the alias by which it is invoked: SnapStart takes its snapshot of a published version,
 * so the function itself is never invoked.
 */
final class CensusFunction extends Construct {
    /** Lambda's longest, and what the planner cuts its chunks for: PlanPolicy.workerTimeout. */
    private static final Duration TIMEOUT = Duration.minutes(15);

    private final Role role;
    private final Alias alias;

    CensusFunction(
            Construct scope,
            Class<? extends RequestStreamHandler> handler,
            String name,
            int memory,
            Settings settings,
            Code code,
            Map<String, String> environment) {
        super(scope, handler.getSimpleName());
        var log = LogGroup.Builder.create(this, "Log")
                .logGroupName("/aws/lambda/" + name)
                .retention(LogRetention.ofDays(settings.logRetentionDays()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        role = Role.Builder.create(this, "Role")
                .roleName(name)
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(log.getLogGroupArn()));
        var function = Function.Builder.create(this, "Function")
                .functionName(name)
                .runtime(Runtime.JAVA_25)
                .architecture(architecture(settings.processor()))
                .code(code)
                .handler(handler.getName())
                .memorySize(memory)
                .timeout(TIMEOUT)
                .environment(withRole(environment))
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .loggingFormat(LoggingFormat.JSON)
                .logGroup(log)
                .tracing(Tracing.ACTIVE)
                .role(role)
                .build();
        // It asks for the published version that the alias is.
        Annotations.of(function).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish");
        alias = Alias.Builder.create(this, "Live")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
    }

    void allow(List<String> actions, List<String> resources) {
        allow(actions, resources, Map.of());
    }

    void allow(List<String> actions, List<String> resources, Map<String, Object> conditions) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .actions(actions)
                .resources(resources)
                .conditions(conditions)
                .build());
    }

    /** Why what it is allowed is not narrower: see {@link Explained#wildcards}. */
    void explain(String reason, String... resources) {
        Explained.wildcards(role, reason, resources);
    }

    /** ARN of the alias. */
    String arn() {
        return alias.getFunctionArn();
    }

    /** The role for the report, so that no function asks STS who it is. */
    private Map<String, String> withRole(Map<String, String> environment) {
        var all = new TreeMap<>(environment);
        all.put("CENSUS_ROLE", role.getRoleArn());
        return all;
    }

    private static Architecture architecture(Settings.Processor processor) {
        return switch (processor) {
            case ARM64 -> Architecture.ARM_64;
            case X86_64 -> Architecture.X86_64;
        };
    }
}
