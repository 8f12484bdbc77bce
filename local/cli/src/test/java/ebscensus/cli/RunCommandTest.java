package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.aws.AwsSettings;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    @TempDir
    private Path folder;

    @Test
    void a_complete_census_prints_its_table_and_nothing_else_and_ends_with_0() {
        var ran = Ran.census("run", "--simulate", "50");

        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .startsWith("EBS census: COMPLETE\ncaller: arn:aws:")
                .contains(" in account 111122223333\n1 scope, ")
                .containsPattern("\nInstances +50\n");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void a_region_that_fails_makes_the_census_incomplete_and_the_status_3() {
        var ran = Ran.census(
                "run",
                "--simulate",
                "50",
                "--region",
                "eu-west-1",
                "--region",
                "eu-west-2",
                "--fault",
                "deny=eu-west-2");

        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.out())
                .startsWith("EBS census: INCOMPLETE\n")
                .contains("111122223333/eu-west-2: nothing counted\n  denied: ec2:DescribeInstances")
                .containsPattern("\nInstances +at least +25\n");
    }

    @Test
    void where_every_region_denies_the_same_action_there_is_one_line_that_names_it_and_the_status_is_1() {
        var ran = Ran.census("run", "--simulate", "50", "--fault", "deny=us-east-1");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .startsWith("census: nothing could be listed in"
                        + " 111122223333/us-east-1: denied: ec2:DescribeInstances; allow it to the caller (");
    }

    @Test
    void where_the_only_region_is_not_enabled_there_is_one_line_that_says_so_and_the_status_is_1() {
        var ran = Ran.census("run", "--simulate", "50", "--region", "me-south-1", "--fault", "disable=me-south-1");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .startsWith("census: nothing could be listed in 111122223333/me-south-1: the region is not enabled"
                        + " in the account; enable the region or leave it out (AuthFailure from 127.0.0.1:");
    }

    @Test
    void an_endpoint_that_cannot_be_reached_is_one_line_and_status_1() {
        var ran = Ran.census("run", "--endpoint-url", "http://127.0.0.1:1");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .startsWith("census: cannot reach STS (127.0.0.1:1): it refuses connections; check");
    }

    @Test
    void a_profile_that_is_not_there_is_one_line_and_status_1() {
        var ran = Ran.census(AwsSettings.DEFAULT, "run", "--profile", "no such\u001b profile");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err().lines()).singleElement().asString().contains("no such\\u001b profile");
    }

    @Test
    void debug_shows_the_trace_after_the_line() {
        var ran = Ran.census("run", "--debug", "--endpoint-url", "http://127.0.0.1:1");

        assertThat(ran.err()).startsWith("census: cannot reach STS").contains("\n\tat ", "Caused by: ");
    }

    @Test
    void ctrl_c_prints_what_has_been_measured_as_incomplete_and_ends_with_130() {
        var ran = Ran.census(new FakeInterrupts(true), "run", "--simulate", "500", "--region", "eu-west-1");

        assertThat(ran.status()).isEqualTo(130);
        assertThat(ran.out())
                .startsWith("EBS census: INCOMPLETE\n")
                .contains("111122223333/eu-west-1: nothing counted\n  interrupted before everything was counted\n")
                .containsPattern("\nInstances +at least +0\n");
        assertThat(ran.err())
                .isEqualTo("census: interrupted: waiting up to two seconds for calls in flight; press Ctrl-C again to"
                        + " stop at once\n");
    }

    @Test
    void a_reader_that_has_seen_enough_is_no_failure() {
        var ran = Ran.census(failing("Broken pipe"), "run", "--simulate", "1");

        assertThat(ran).isEqualTo(new Ran(0, "", ""));
    }

    @Test
    void a_full_disk_behind_standard_output_is_a_failure() {
        var ran = Ran.census(failing("No space left on device"), "run", "--simulate", "1");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).startsWith("census: cannot write to standard output (No space left on device)");
    }

    @Test
    void the_result_goes_to_the_file_in_place_of_what_was_there() throws IOException {
        var file = Files.writeString(folder.resolve("census.json"), "old");

        var ran = Ran.census("run", "--simulate", "10", "--output", "json", "--out", file.toString());

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualTo("COMPLETE: written to " + file.toRealPath() + "\n");
        assertThat(file).content().startsWith("{").contains("\"instances\" : 10");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void a_file_that_could_not_be_written_is_refused_before_the_first_call() {
        try (var simulator = Simulator.start(Simulation.of(1, 1), SimulatorOptions.DEFAULT)) {
            var endpoint = simulator.endpoint().toString();

            var noFolder = Ran.census(
                    "run",
                    "--endpoint-url",
                    endpoint,
                    "--out",
                    folder.resolve("no/x").toString());
            var noFile = Ran.census("run", "--endpoint-url", endpoint, "--out", folder.toString());

            assertThat(noFolder.status()).isEqualTo(1);
            assertThat(noFolder.err()).contains("(no such folder)");
            assertThat(noFile.status()).isEqualTo(1);
            assertThat(noFile.err()).contains("exists but is not a writable file");
            assertThat(simulator.requests().all()).isEmpty();
        }
    }

    @Test
    void a_dash_is_standard_output() {
        assertThat(Ran.census("run", "--simulate", "1", "--out", "-").out()).startsWith("EBS census: COMPLETE\n");
        assertThat(Path.of("-")).doesNotExist();
    }

    @Test
    void quiet_says_nothing_beside_the_result_but_warns_all_the_same() {
        var ran = Ran.census("run", "--quiet", "--simulate", "1", "--tolerate", "eu-west-1");

        assertThat(ran.status()).isZero();
        assertThat(ran.err().lines()).singleElement().asString().startsWith("census: --tolerate eu-west-1: ");
    }

    @Test
    void a_full_disk_loses_nothing_because_the_result_goes_to_standard_output() {
        var ran = Ran.census("run", "--simulate", "10", "--out", "/dev/full");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).startsWith("EBS census: COMPLETE\n").containsPattern("\nInstances +10\n");
        assertThat(ran.err())
                .isEqualTo("census: --out: cannot write /dev/full (No space left on device); the result is on standard"
                        + " output instead\n");
    }

    @Test
    void a_file_that_can_no_longer_be_written_leaves_nothing_behind() throws IOException {
        var kept = Files.writeString(folder.resolve("census.json"), "old");
        var file = ResultFile.checked("--out", kept);
        Files.delete(kept);
        Files.createDirectories(folder.resolve("census.json/in the way"));

        assertThatThrownBy(() -> file.write(new byte[] {1}))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("--out: cannot write " + kept.toRealPath());

        assertThat(folder).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void a_pipe_is_written_to_as_it_is() throws Exception {
        var pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var reader = new ProcessBuilder("cat", pipe.toString()).start();

        var ran = Ran.census("run", "--simulate", "1", "--out", pipe.toString());

        assertThat(ran.err()).isEqualTo("COMPLETE: written to " + pipe + "\n");
        assertThat(Checkout.ended(reader).out()).startsWith("EBS census: COMPLETE\n");
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
