package ebscensus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.fleet.Simulation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A fleet costs nothing until it is read. */
final class ScaleTest {
    @Test
    void a_million_instances_start_in_a_second_and_are_counted_in_64_megabytes() throws Exception {
        var output = java("-Xmx64m").split(" ", -1);

        assertThat(Long.parseLong(output[0]))
                .as("milliseconds of processor time to start")
                .isLessThan(1000);
        assertThat(output[1]).isEqualTo("200");
        assertThat(output[2]).isEqualTo("1000000");
        assertThat(Long.parseLong(output[3])).isGreaterThan(1_500_000);
    }

    private static String java(String heap) throws IOException, InterruptedException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                MillionInstances.class.getName());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.strip();
    }

    @Test
    void five_thousand_accounts_in_seventeen_regions_start_too() {
        var accounts = IntStream.range(0, 5000)
                .mapToObj(account -> String.valueOf(100_000_000_000L + account))
                .toList();
        var regions =
                IntStream.range(0, 17).mapToObj(region -> "us-east-" + region).toList();
        var simulation = Simulation.of(1, 100_000, accounts, regions);

        try (var simulator = Simulator.start(simulation, SimulatorOptions.DEFAULT);
                var client = new Client(simulator, Client.of("100000004999"), "us-east-3")) {
            assertThat(client.fleet()).hasSize(1);
            assertThat(client.ec2.describeRegions().regions()).hasSize(17);
        }
    }
}
