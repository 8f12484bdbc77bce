package ebscensus.cli;

import ebscensus.aws.AwsSettings;
import ebscensus.aws.AwsSettings.FixedCredentials;
import ebscensus.aws.Network;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.Simulator;
import java.util.List;

/** The settings that clients need to call a simulator. */
final class SimulatedAccess {
    /** Any credentials work, because the simulator does not check signatures. */
    private static final FixedCredentials CREDENTIALS = new FixedCredentials("simulated", "simulated");

    private SimulatedAccess() {}

    /** Settings for our own client. */
    static AwsSettings settings(AwsSettings defaults, Simulation simulation, Simulator simulator) {
        return defaults.withEndpoint(simulator.endpoint())
                .withRegion(region(simulation))
                .withCredentials(CREDENTIALS)
                .withNetwork(Network.DIRECT);
    }

    /** Environment variables for any client, as shell commands. */
    static List<String> exports(Simulation simulation, Simulator simulator) {
        return List.of(
                "export AWS_ENDPOINT_URL=" + simulator.endpoint(),
                "export AWS_ACCESS_KEY_ID=" + CREDENTIALS.accessKeyId(),
                "export AWS_SECRET_ACCESS_KEY=" + CREDENTIALS.secretAccessKey(),
                "export AWS_REGION=" + region(simulation),
                "export AWS_DEFAULT_REGION=" + region(simulation));
    }

    private static String region(Simulation simulation) {
        return simulation.instancesByScope().keySet().iterator().next().region();
    }
}
