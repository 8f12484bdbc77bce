package ebscensus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.TruthQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Clients that are not the Java SDK get the same totals; each runs where it is installed. */
final class OtherClientsTest {
    /** Attached volumes and their GiB, by boto3's paginators alone. */
    private static final String BOTO3 = """
        import sys, boto3
        ec2 = boto3.client('ec2', endpoint_url=sys.argv[1])
        live = set()
        for page in ec2.get_paginator('describe_instances').paginate(
                IncludeManagedResources=True, PaginationConfig={'PageSize': 100}):
            for reservation in page['Reservations']:
                for instance in reservation['Instances']:
                    if instance['State']['Name'] != 'terminated':
                        live.add(instance['InstanceId'])
        sizes = [volume['Size']
                 for page in ec2.get_paginator('describe_volumes').paginate(
                     IncludeManagedResources=True, PaginationConfig={'PageSize': 100})
                 for volume in page['Volumes']
                 if any(a.get('InstanceId') in live and a['State'] != 'detached' for a in volume['Attachments'])]
        print(len(live), len(sizes), sum(sizes))
        """;

    /** Fails where boto3 is not installed or knows nothing of managed resources, which are younger than it may be. */
    private static final String BOTO3_KNOWS = """
        import boto3
        ec2 = boto3.client('ec2').meta.service_model
        ec2.operation_model('DescribeVolumes').input_shape.members['IncludeManagedResources']
        """;

    private static final Simulation SIMULATION = Simulation.of(17, 700).withShape(FleetShape.DEFAULT.withNastyTags());

    private record Outcome(int status, String output) {}

    private static Outcome run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command);
        var environment = builder.environment();
        environment.put("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
        environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        environment.put("AWS_DEFAULT_REGION", "us-east-1");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_PAGER", "");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return new Outcome(process.exitValue(), output.strip());
        } catch (IOException e) {
            return new Outcome(-1, "not installed");
        }
    }

    private static String answer(String... command) throws IOException, InterruptedException {
        var outcome = run(List.of(command));
        assertThat(outcome.status()).as(outcome.output()).isZero();
        return outcome.output();
    }

    @Test
    void boto3_counts_the_truth() throws Exception {
        assumeTrue(run(List.of("python3", "-c", BOTO3_KNOWS)).status() == 0, "no recent boto3 is installed");
        var truth = SIMULATION.truth(TruthQuery.ALL);

        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT.withPaging(Paging.LOOSE))) {
            assertThat(answer("python3", "-c", BOTO3, simulator.endpoint().toString()))
                    .isEqualTo("700 " + truth.total().volumes() + " "
                            + truth.total().gibibytes());
        }
    }

    @Test
    void the_aws_cli_counts_the_truth() throws Exception {
        assumeTrue(run(List.of("aws", "--version")).status() == 0, "the AWS CLI is not installed");
        var plain = Simulation.of(17, 300).withShape(FleetShape.PLAIN.withStopped(0.1));
        var truth = plain.truth(TruthQuery.ALL);

        try (var simulator = Simulator.start(plain, SimulatorOptions.DEFAULT)) {
            var command = new ArrayList<>(List.of("aws", "ec2", "describe-volumes", "--endpoint-url"));
            command.add(simulator.endpoint().toString());
            command.addAll(List.of("--page-size", "100", "--output", "json"));
            command.addAll(List.of("--filters", "Name=attachment.status,Values=attached"));
            command.addAll(List.of("--query", "[length(Volumes), sum(Volumes[].Size)]"));

            assertThat(answer(command.toArray(String[]::new)).replaceAll("\\s", ""))
                    .isEqualTo(
                            "[" + truth.total().volumes() + "," + truth.total().gibibytes() + "]");
        }
    }

    @Test
    void the_aws_cli_tells_an_error_as_ec2_means_it() throws Exception {
        assumeTrue(run(List.of("aws", "--version")).status() == 0, "the AWS CLI is not installed");

        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT)) {
            var outcome = run(List.of(
                    "aws",
                    "ec2",
                    "describe-volumes",
                    "--endpoint-url",
                    simulator.endpoint().toString(),
                    "--volume-ids",
                    "vol-0123456789abcdef0"));

            assertThat(outcome.status()).isNotZero();
            assertThat(simulator.requests().all())
                    .singleElement()
                    .extracting(request -> request.error().orElse(""))
                    .isEqualTo("InvalidVolume.NotFound");
        }
    }
}
