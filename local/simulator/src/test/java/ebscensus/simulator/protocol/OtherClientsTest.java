package ebscensus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.Gp2Savings;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.TruthQuery;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /**
     * Total billed, by use: volumes, GiB, IOPS, MiB/s and list price of a month; and what gp2 would save as gp3. From what EC2
     * and the price list tell a client, and from AWS's pages alone.
     */
    private static final String BOTO3_USES = """
        import json, re, sys, boto3
        from collections import defaultdict
        from decimal import Decimal
        ec2 = boto3.client('ec2', endpoint_url=sys.argv[1])
        pages = {'PageSize': 100}
        states = {}
        for page in ec2.get_paginator('describe_instances').paginate(
                IncludeManagedResources=True, PaginationConfig=pages):
            for reservation in page['Reservations']:
                for instance in reservation['Instances']:
                    states[instance['InstanceId']] = instance['State']['Name']
        volumes = []
        for page in ec2.get_paginator('describe_volumes').paginate(IncludeManagedResources=True, PaginationConfig=pages):
            for volume in page['Volumes']:
                held = [a for a in volume['Attachments'] if a['State'] != 'detached']
                its = [states[a['InstanceId']] for a in held if a.get('InstanceId')]
                if volume['State'] in ('deleting', 'deleted'):
                    continue
                if its:
                    use = 'STOPPED' if all(state == 'stopped' for state in its) else 'RUNNING'
                else:
                    use = 'UNLISTED' if volume['State'] == 'in-use' else 'UNATTACHED'
                volumes.append((use, volume))
        token = {}
        while True:
            page = ec2.list_volumes_in_recycle_bin(MaxResults=50, **token)
            volumes += [('RECYCLE_BIN', volume) for volume in page['Volumes']]
            if not page.get('NextToken'):
                break
            token = {'NextToken': page['NextToken']}

        prices = {}
        for page in boto3.client('pricing', endpoint_url=sys.argv[1]).get_paginator('get_products').paginate(
                ServiceCode='AmazonEC2', PaginationConfig=pages, Filters=[
                    {'Type': 'ANY_OF', 'Field': 'regionCode', 'Value': 'us-east-1,us-east-1-bos-1'}]):
            for product in map(json.loads, page['PriceList']):
                its = product['product']['attributes']
                usage = re.fullmatch(r'(?:[A-Z0-9]+-)*(EBS:.*)', its['usagetype'])
                if usage:
                    [term] = product['terms']['OnDemand'].values()
                    [price] = term['priceDimensions'].values()
                    prices[its['regionCode'], usage[1]] = Decimal(price['pricePerUnit']['USD'])

        def monthly(zone, kind, size, iops, throughput):
            place = re.match('.*[0-9]', zone)[0]
            of = lambda usage: prices[place, 'EBS:Volume' + usage]
            if kind == 'gp3':
                return (size * of('Usage.gp3') + max(0, iops - 3000) * of('P-IOPS.gp3')
                        + max(0, throughput - 125) * of('P-Throughput.gp3') / 1024)
            if kind == 'io1':
                return size * of('Usage.piops') + iops * of('P-IOPS.piops')
            if kind == 'io2':
                return size * of('Usage.io2') + sum(
                    max(0, min(iops, end) - start) * of('P-IOPS.io2' + tier) for start, end, tier in (
                        (0, 32000, ''), (32000, 64000, '.tier2'), (64000, 10**9, '.tier3')))
            return size * of('Usage' + ('' if kind == 'standard' else '.' + kind))

        sums = defaultdict(lambda: [0, 0, 0, 0, Decimal(0)])
        saved = defaultdict(lambda: [0, Decimal(0), 0])
        for use, volume in volumes:
            zone, kind, size = volume['AvailabilityZone'], volume['VolumeType'], volume['Size']
            iops, throughput = volume.get('Iops', 0), volume.get('Throughput', 0)
            cost = monthly(zone, kind, size, iops, throughput)
            sums[use] = [a + b for a, b in zip(sums[use], (1, size, iops, throughput, cost))]
            if kind == 'gp2':
                for name, as_iops, as_throughput in (
                        ('alike', max(3000, iops), 250 if size > 170 else 125), ('baseline', 3000, 125)):
                    saving = cost - monthly(zone, 'gp3', size, as_iops, as_throughput)
                    saved[name] = [a + b for a, b in zip(
                        saved[name], (saving > 0, max(Decimal(0), saving), saving < 0))]
            if kind == 'io1':
                delivers = min(500, -(-iops // 4)) if iops <= 32000 else min(1000, -(-iops // 64))
                saving = cost - monthly(zone, 'gp3', size, max(3000, iops), max(125, delivers))
                saved['io1'] = [a + b for a, b in zip(
                    saved['io1'], (saving > 0, max(Decimal(0), saving), saving < 0))]
        for name, values in sorted(sums.items()) + sorted(saved.items()):
            print(name, *[f'{value:.6f}' if isinstance(value, Decimal) else int(value) for value in values])
        """;

    /** Fails where boto3 is not installed or knows nothing of managed resources or recycled volumes, which are younger than it may be. */
    private static final String BOTO3_KNOWS = """
        import boto3
        ec2 = boto3.client('ec2').meta.service_model
        ec2.operation_model('DescribeVolumes').input_shape.members['IncludeManagedResources']
        ec2.operation_model('ListVolumesInRecycleBin')
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
    void boto3_finds_the_uses_the_money_and_the_savings_of_the_truth() throws Exception {
        assumeTrue(run(List.of("python3", "-c", BOTO3_KNOWS)).status() == 0, "no recent boto3 is installed");
        var uses = SIMULATION.truth(TruthQuery.ALL).uses();
        var lines = new ArrayList<String>();
        uses.uses()
                .forEach((use, holding) -> lines.add("%s %d %d %d %d %s"
                        .formatted(
                                use.name(),
                                holding.volumes(),
                                holding.gibibytes(),
                                holding.iops(),
                                holding.mebibytesPerSecond(),
                                dollars(holding.monthly()))));
        var savings = uses.gp2().values().stream().reduce(Gp2Savings.NONE, Gp2Savings::plus);
        lines.add("alike " + written(savings.likeForLike()));
        lines.add("baseline " + written(savings.baseline()));
        lines.add(
                "io1 " + written(uses.io1().values().stream().reduce(Gp2Savings.Saving.NONE, Gp2Savings.Saving::plus)));

        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT.withPaging(Paging.LOOSE))) {
            assertThat(answer("python3", "-c", BOTO3_USES, simulator.endpoint().toString())
                            .lines())
                    .containsExactlyInAnyOrderElementsOf(lines);
        }
    }

    private static String written(Gp2Savings.Saving saving) {
        return saving.volumes() + " " + dollars(saving.monthly()) + " " + saving.dearer();
    }

    private static String dollars(Map<String, BigDecimal> monthly) {
        return monthly.getOrDefault("USD", BigDecimal.ZERO)
                .setScale(6, RoundingMode.HALF_EVEN)
                .toPlainString();
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
