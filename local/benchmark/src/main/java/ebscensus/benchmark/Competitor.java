package ebscensus.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;

/**
 * Another client in the first scope, which competes with the census for EC2's tokens. The client requests the volumes of single
 * instances at a given average rate, never retries, and counts how many of its calls succeed. Its calls come at random times,
 * because regular calls would synchronize with EC2's bucket and get either all of the bucket's tokens or none. The client uses
 * plain HTTP, so its processor time is negligible.
 */
final class Competitor implements AutoCloseable {
    private static final String CALL =
            "Action=DescribeVolumes&Version=2016-11-15&Filter.1.Name=attachment.instance-id&Filter.1.Value.1=i-00000000000000000";
    private static final int OK = 200;
    private static final long SEED = 1;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final LongAdder asked = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final RandomGenerator random = new SplittableRandom(SEED);
    private final Thread thread;

    private Competitor(URI endpoint, int callsPerSecond) {
        this.request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(CALL))
                .build();
        this.thread = Thread.ofVirtual().unstarted(() -> askAgainAndAgain(callsPerSecond));
    }

    static Competitor start(URI endpoint, int callsPerSecond) {
        var competitor = new Competitor(endpoint, callsPerSecond);
        competitor.thread.start();
        return competitor;
    }

    /** Stops the client and returns the share of its calls that succeeded, from 0 to 1. */
    double stop() throws InterruptedException {
        stopped.set(true);
        thread.join();
        return (double) answered.sum() / asked.sum();
    }

    @Override
    public void close() {
        stopped.set(true);
        http.close();
    }

    /**
     * Makes calls until the client is stopped. If the next call falls due while a call is still running, the next call follows
     * immediately.
     */
    private void askAgainAndAgain(int callsPerSecond) {
        double mean = Duration.ofSeconds(1).dividedBy(callsPerSecond).toNanos();
        long due = System.nanoTime();
        try {
            while (!stopped.get()) {
                ask();
                due += (long) (mean * random.nextExponential());
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ask() throws IOException, InterruptedException {
        asked.increment();
        if (http.send(request, BodyHandlers.discarding()).statusCode() == OK) {
            answered.increment();
        }
    }
}
