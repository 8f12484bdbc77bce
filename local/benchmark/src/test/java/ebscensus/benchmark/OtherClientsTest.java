package ebscensus.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.protocol.SimulatorOptions;
import org.junit.jupiter.api.Test;

/** What stands beside the census counts the same. */
class OtherClientsTest {
    private final SimulatorOptions options = SimulatorOptions.DEFAULT.withThrottle(false);

    @Test
    void one_call_for_each_instance_finds_every_volume() throws Exception {
        try (var simulated = SimulatedCensus.start(1, 51, 3, options);
                var client = new StockClient(simulated.endpoint())) {
            assertThat(client.askForEachInstance()).isEqualTo(51 * 3);
            assertThat(simulated.ec2Requests()).hasSize(1 + 51);
        }
    }

    @Test
    void the_pager_finds_every_volume_in_full_pages() {
        try (var simulated = SimulatedCensus.start(1, 501, 3, options);
                var client = new StockClient(simulated.endpoint())) {
            assertThat(client.readAllPages()).isEqualTo(501 * 3);
            assertThat(simulated.ec2Requests()).hasSize(4);
        }
    }
}
