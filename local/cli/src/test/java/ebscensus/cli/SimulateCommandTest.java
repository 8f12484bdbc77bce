package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SimulateCommandTest {
    @Test
    void it_prints_the_environment_of_a_client_and_serves_until_interrupted() throws Exception {
        var ended = new AtomicReference<Ran>();
        try (var out = new PipedOutputStream();
                var printed = new Scanner(new PipedInputStream(out), StandardCharsets.UTF_8)) {
            var server = Thread.ofVirtual()
                    .start(() -> ended.set(Ran.census(out, "simulate", "--instances", "20", "--region", "eu-west-1")));

            String endpoint = printed.nextLine();
            assertThat(endpoint).startsWith("export AWS_ENDPOINT_URL=http://127.0.0.1:");
            assertThat(printed.nextLine()).isEqualTo("export AWS_ACCESS_KEY_ID=simulated");
            assertThat(printed.nextLine()).isEqualTo("export AWS_SECRET_ACCESS_KEY=simulated");
            assertThat(printed.nextLine()).isEqualTo("export AWS_REGION=eu-west-1");
            assertThat(printed.nextLine()).isEqualTo("export AWS_DEFAULT_REGION=eu-west-1");
            var client = Ran.census(
                    "run", "--region", "eu-west-1", "--endpoint-url", endpoint.substring(endpoint.indexOf('=') + 1));
            assertThat(client.out()).containsPattern("\nInstances +20\n");

            server.interrupt();
            server.join();
        }
        assertThat(ended.get().status()).isEqualTo(130);
        assertThat(ended.get().err()).startsWith("Serving 20 simulated instances; Ctrl-C ends it.");
    }

    @Test
    void the_truth_does_not_count_what_cannot_be_used() {
        assertThat(truth("--fault", "close=200000000001")).contains("\"instances\" : 40,");
        assertThat(truth("--fault", "suspend=200000000001"))
                .contains("\"instances\" : 20,")
                .doesNotContain("200000000001");
        assertThat(truth("--fault", "opt-out=us-east-1"))
                .contains("\"instances\" : 30,")
                .contains("200000000001");
    }

    private static String truth(String... faults) {
        var arguments = new ArrayList<>(List.of("simulate", "--instances", "40", "--simulated-accounts", "2"));
        arguments.addAll(List.of("--truth", "--organization", "--region", "eu-west-1", "--region", "us-east-1"));
        arguments.addAll(List.of(faults));
        return Ran.census(arguments.toArray(String[]::new)).out();
    }

    @Test
    void a_port_in_use_is_one_line_and_status_1() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ran = Ran.census("simulate", "--instances", "1", "--port", "" + taken.getLocalPort());

            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.err())
                    .isEqualTo("census: --port: cannot listen on 127.0.0.1 at port " + taken.getLocalPort()
                            + ": Address already in use; name another\n");
        }
    }
}
