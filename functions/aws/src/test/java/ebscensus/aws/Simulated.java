package ebscensus.aws;

import ebscensus.aws.AwsSettings.FixedCredentials;
import ebscensus.simulator.protocol.Simulator;
import java.time.Duration;

/** How the adapters are pointed at a simulator. */
final class Simulated {
    /** As stubborn as in production, but in a hurry. */
    static final Patience HASTE =
            new Patience(8, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofSeconds(5));

    private Simulated() {}

    static AwsSettings settings(Simulator simulator) {
        return AwsSettings.DEFAULT
                .withRegion("eu-west-1")
                .withEndpoint(simulator.endpoint())
                .withCredentials(new FixedCredentials("AKIASIMULATED", "secret"))
                .withPatience(HASTE);
    }
}
