package ebscensus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.Latency;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line in a process of its own, and the signals that Ctrl-C and {@code kill} send. */
class CtrlCTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    /**
     * Before a command, lets it hear SIGINT even if this process was started to ignore it, as by {@code nohup} or in the background
     * of a script: children inherit that, and no shell can undo it. GNU's env does since 8.31; elsewhere there is Perl.
     */
    private static final List<String> HEARING = succeeds("env", "--default-signal=INT", "true")
            ? List.of("env", "--default-signal=INT")
            : List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV", "--");

    private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1");
    private static final Simulation FLEET = Simulation.of(1, 1_200, List.of("111122223333"), REGIONS);

    @TempDir
    private Path folder;

    /** Counts down at the call that the test is about. */
    private final CountDownLatch stalled = new CountDownLatch(1);

    /** Counts down as the other region is asked for its volumes, which are on three pages. */
    private final CountDownLatch asked = new CountDownLatch(3);

    private final List<Process> started = new ArrayList<>();

    /** The tests here must not depend on it; this shows that they do not. */
    @TestAtOnce
    void a_child_hears_the_signal_although_its_parent_ignores_it() throws Exception {
        var command = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        command.addAll(HEARING);
        command.addAll(List.of("sh", "-c", "kill -INT $$; echo ignored"));

        var child = new ProcessBuilder(command).start();

        assertThat(out(child)).isEmpty();
        assertThat(child.waitFor()).isEqualTo(130);
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @TestAtOnce
    void what_has_been_measured_is_reported_while_calls_are_stalled() throws Exception {
        try (var simulator = Simulator.start(FLEET, stalling("us-east-1", "DescribeVolumes"))) {
            var census = run(simulator, "--region eu-west-1 --region us-east-1");
            stalled.await();
            asked.await();

            interrupt(census, "INT");

            assertThat(census.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(census.exitValue()).isEqualTo(130);
            assertThat(out(census))
                    .startsWith("EBS census: INCOMPLETE\n")
                    .contains("Missing: 1 of 2 scopes\n111122223333/us-east-1:")
                    .contains("interrupted before everything was counted")
                    .containsPattern("\nInstances +at least +600\n");
            assertThat(err(census)).contains("census: interrupted:");
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"GetCallerIdentity", "DescribeRegions", "DescribeInstances"})
    void the_report_says_so_too_where_nothing_has_been_measured_yet(String action) throws Exception {
        try (var simulator = Simulator.start(FLEET, stalling("eu-west-1", action))) {
            var census = run(simulator, "--all-regions --output json");
            stalled.await();

            interrupt(census, "INT");

            assertThat(census.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(census.exitValue()).isEqualTo(130);
            assertThat(out(census)).startsWith("{").contains("\"verdict\" : \"INCOMPLETE\"", "\"interrupted\"");
        }
    }

    @TestAtOnce
    void calls_that_end_in_time_are_counted_and_nothing_is_begun_any_more() throws Exception {
        var slow = SimulatorOptions.DEFAULT.withLatency(new Latency(Duration.ofMillis(300), Duration.ZERO));
        try (var simulator = Simulator.start(FLEET, slow.withInstancesPageCap(5).withFaults(seen("DescribeVolumes")))) {
            var census = run(simulator, "--region eu-west-1");
            stalled.await();

            interrupt(census, "TERM");

            assertThat(census.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(census.exitValue()).isEqualTo(143);
            assertThat(out(census)).startsWith("EBS census: INCOMPLETE\n").contains("Missing: 1 of 1 scope");
        }
    }

    @TestAtOnce
    void a_second_one_ends_at_once_and_reports_nothing() throws Exception {
        try (var simulator = Simulator.start(FLEET, stalling("us-east-1", "DescribeVolumes"))) {
            var census = run(simulator, "--region us-east-1");
            stalled.await();

            interrupt(census, "INT");
            assertThat(census.errorReader(UTF_8).readLine()).startsWith("census: interrupted:");
            interrupt(census, "INT");

            assertThat(census.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(census.exitValue()).isEqualTo(130);
            assertThat(out(census)).isEmpty();
        }
    }

    @TestAtOnce
    void with_a_file_the_report_is_there() throws Exception {
        var file = folder.resolve("census.json");
        try (var simulator = Simulator.start(FLEET, stalling("eu-west-1", "DescribeInstances"))) {
            var census = run(simulator, "--region eu-west-1 --output json --out " + file);
            stalled.await();

            interrupt(census, "INT");

            assertThat(census.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(file).content().contains("\"verdict\" : \"INCOMPLETE\"");
            assertThat(err(census)).contains("INCOMPLETE: written to");
        }
    }

    private SimulatorOptions stalling(String region, String action) {
        return SimulatorOptions.DEFAULT.withFaults(request -> {
            boolean here =
                    request.scope().region().equals(region) && request.action().equals(action);
            if (here) {
                stalled.countDown();
            } else if (request.action().equals("DescribeVolumes")) {
                asked.countDown();
            }
            return here ? Optional.of(new Fault.Stall(LONG)) : Optional.empty();
        });
    }

    private FaultPlan seen(String action) {
        return request -> {
            if (request.action().equals(action)) {
                stalled.countDown();
            }
            return Optional.empty();
        };
    }

    private Process run(Simulator simulator, String options) throws IOException {
        var command = new ArrayList<>(HEARING);
        command.addAll(
                Packaged.census("run", "--endpoint-url", simulator.endpoint().toString()));
        command.addAll(List.of(options.split(" ", -1)));
        var builder = new ProcessBuilder(command);
        builder.environment().put("AWS_ACCESS_KEY_ID", "test");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "test");
        builder.environment().put("AWS_REGION", "eu-west-1");
        var process = builder.start();
        started.add(process);
        return process;
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void interrupt(Process process, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String out(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    private static String err(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), UTF_8);
    }
}
