package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.TruthQuery;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Run in a Java of its own: starts a million instances, reads one page and counts the truth, within the heap it was given. */
final class MillionInstances {
    private static final String FORM = "Action=DescribeInstances&Version=2016-11-15&MaxResults=1000";

    private MillionInstances() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        // Processor time, since a busy machine would be slow at anything.
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        var simulation = Simulation.of(1, 1_000_000);
        try (var simulator = Simulator.start(simulation, SimulatorOptions.DEFAULT);
                var client = HttpClient.newHttpClient()) {
            var started = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
            var request = HttpRequest.newBuilder(simulator.endpoint())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(FORM))
                    .build();
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            var truth = simulation.truth(TruthQuery.ALL);
            System.out.println(started.toMillis() + " " + status + " " + truth.instances() + " "
                    + truth.total().volumes());
        }
    }
}
