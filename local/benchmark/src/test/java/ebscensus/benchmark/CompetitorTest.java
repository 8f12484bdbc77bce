package ebscensus.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.protocol.SimulatorOptions;
import org.junit.jupiter.api.Test;

class CompetitorTest {
    @Test
    void what_is_refused_is_not_answered() throws Exception {
        long[] clock = {0};
        var standstill = SimulatorOptions.DEFAULT.withNanoClock(() -> clock[0]);
        try (var simulated = SimulatedCensus.start(1, 10, 1, standstill);
                var competitor = Competitor.start(simulated.endpoint(), 2_000)) {
            while (simulated.ec2Requests().size() < 150) {
                Thread.onSpinWait();
            }
            double answered = competitor.stop();

            // The bucket's hundred, and no more, for its clock stands still.
            assertThat(answered).isEqualTo(100.0 / simulated.ec2Requests().size());
        }
    }
}
