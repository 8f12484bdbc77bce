package ebscensus.cdk;

import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/** One census: what counts, when, where the report lies, and who is told if there is none. */
final class CensusStack extends Stack {
    /** @param functions the packaged functions, a zip file */
    CensusStack(Construct scope, Settings settings, Path functions) {
        super(
                scope,
                settings.prefix(),
                StackProps.builder()
                        .description("EBS Census: how much EBS block storage is attached to the EC2 fleet")
                        .build());
        var bucket = new ReportBucket(this, "Reports", settings);
        var code = Code.fromAsset(functions.toString());
        var lambdas = new CensusFunctions(this, "Functions", settings, bucket, code);
        var machine = new CensusStateMachine(this, "Machine", settings, lambdas, bucket).machine();
        Optional<CensusSchedule> schedule = settings.timetable()
                .map(timetable -> new CensusSchedule(this, "Schedule", settings, timetable, machine));
        var alarms = new CensusAlarms(this, "Alarms", settings, machine, schedule);
        var dashboard = new CensusDashboard(this, "Dashboards", settings, alarms.alarms());
        output("StateMachine", machine.getStateMachineArn());
        output("ReportBucket", bucket.name());
        output("Dashboard", dashboard.link());
        output("Notifications", alarms.notifications().getTopicArn());
        output(
                "StartCensus",
                "aws stepfunctions start-execution --region " + Aws.REGION + " --state-machine-arn "
                        + machine.getStateMachineArn() + " --input '{}'");
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
