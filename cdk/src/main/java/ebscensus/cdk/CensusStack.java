package ebscensus.cdk;

import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PermissionsBoundary;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/** One census: its functions, state machine, schedule, report bucket, alarms and dashboard. */
final class CensusStack extends Stack {
    /** @param functions the zip file of the packaged functions */
    CensusStack(Construct scope, Settings settings, Path functions) {
        super(
                scope,
                settings.prefix(),
                StackProps.builder()
                        .description("EBS Census: how much EBS block storage is attached to the EC2 fleet")
                        .tags(settings.tags())
                        .terminationProtection(settings.terminationProtection())
                        .build());
        var key = new CensusKey(this, "Key", settings);
        var bucket = new ReportBucket(this, "Reports", settings.storage(), key);
        var topic = new CensusTopic(this, "Notices", settings, key);
        var foundation = new Foundation(settings, key, bucket, topic);
        var lambdas = new CensusFunctions(this, "Functions", foundation, Code.fromAsset(functions.toString()));
        var machine = new CensusStateMachine(this, "Machine", foundation, lambdas).machine();
        Optional<CensusSchedule> schedule = settings.timing()
                .schedule()
                .map(expression -> new CensusSchedule(this, "Schedule", foundation, expression, machine));
        var alarms = new CensusAlarms(this, "Alarms", foundation, machine, schedule);
        new CensusDashboard(this, "Dashboards", settings, alarms.alarms());
        if (settings.storage().athena()) {
            output("QueryWorkgroup", new CensusQueries(this, "Queries", foundation).workgroup());
        }
        settings.roles().boundary().ifPresent(this::bound);
        output("StateMachine", machine.getStateMachineArn());
        output("ReportBucket", bucket.name());
        output("Dashboard", CensusDashboard.link(this, settings));
        output("Notifications", topic.arn());
        output(
                "StartCensus",
                "aws stepfunctions start-execution --region " + Aws.REGION + " --state-machine-arn "
                        + machine.getStateMachineArn() + " --input "
                        + quoted(settings.scheduledRequest().toString()));
    }

    /** The text as one word of a POSIX shell. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private void bound(String policy) {
        PermissionsBoundary.of(this).apply(ManagedPolicy.fromManagedPolicyName(this, "Boundary", policy));
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
