package ebscensus.aws;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Caller;
import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.StsClient;

class AccountCredentialsTest {
    private static final String OWN = "111122223333";
    private static final String OTHER = "444455556666";
    private static final Simulation TWO = Simulation.of(1, 2, List.of(OWN, OTHER), List.of("eu-west-1"));
    private static final Caller FUNCTION = new Caller(OWN, "arn:aws:iam::111122223333:role/census");
    private static final int THREADS = 20;

    /** Longer than the SDK's own provider lets a thread wait before it asks as well, which is five seconds. */
    private static final Duration SLOW = Duration.ofSeconds(6);

    @Test
    void a_role_is_assumed_once_however_many_threads_wait_and_however_long() throws Exception {
        try (var simulator = Simulator.start(TWO, SimulatorOptions.DEFAULT.withFaults(slowSts(Optional.empty())));
                var clients = new AwsClients(Simulated.settings(simulator)
                        .withPatience(new Patience(
                                8,
                                Duration.ofMillis(1),
                                Duration.ofMillis(5),
                                Duration.ofMillis(50),
                                SLOW.multipliedBy(3))));
                var credentials = new AccountCredentials(clients.credentials(), sts(clients), () -> FUNCTION)) {
            var access = credentials.of(OTHER, AccountRole.DEFAULT);

            var answers = atOnce(access::resolveCredentials);

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.get())
                            .isEqualTo(answers.getFirst().get()));
            assertThat(simulator.requests().countByAction()).hasSize(1).containsEntry("AssumeRole", 1);
        }
    }

    @Test
    void those_who_wait_for_a_role_that_is_denied_do_not_ask_as_well() throws Exception {
        var denied = new Fault.Refusal(403, "AccessDenied", "not authorized to perform: sts:AssumeRole");
        try (var simulator = Simulator.start(TWO, SimulatorOptions.DEFAULT.withFaults(slowSts(Optional.of(denied))));
                var clients = new AwsClients(Simulated.settings(simulator)
                        .withPatience(new Patience(
                                8,
                                Duration.ofMillis(1),
                                Duration.ofMillis(5),
                                Duration.ofMillis(50),
                                SLOW.multipliedBy(3))));
                var credentials = new AccountCredentials(clients.credentials(), sts(clients), () -> FUNCTION)) {

            for (var answer : atOnce(credentials.of(OTHER, AccountRole.DEFAULT)::resolveCredentials)) {
                assertThat(answer.exceptionNow()).isInstanceOf(AwsServiceException.class);
            }
            assertThat(simulator.requests().countByAction()).hasSize(1).containsEntry("AssumeRole", 1);
        }
    }

    @Test
    void whose_credentials_these_are_is_asked_once_and_not_at_all_where_it_is_known() throws Exception {
        try (var simulator = Simulator.start(TWO, SimulatorOptions.DEFAULT);
                var clients = new AwsClients(Simulated.settings(simulator));
                var sts = sts(clients)) {
            var identity = new CallerIdentity(sts, "the environment");
            var known = new CallerIdentity(sts, "the environment");
            known.isKnown(FUNCTION);

            for (var answer : atOnce(identity::get)) {
                assertThat(answer.get().account()).isEqualTo(OWN);
            }
            assertThat(known.get()).isEqualTo(FUNCTION);
            assertThat(simulator.requests().countByAction()).hasSize(1).containsEntry("GetCallerIdentity", 1);
        }
    }

    private static StsClient sts(AwsClients clients) {
        return clients.sts("eu-west-1");
    }

    private static FaultPlan slowSts(Optional<Fault> fault) {
        return request -> {
            if (request.action().equals("AssumeRole")) {
                pause(SLOW);
            }
            return request.action().equals("AssumeRole") ? fault : Optional.empty();
        };
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of them have ended. */
    private static <T> List<Future<T>> atOnce(Callable<T> question) throws InterruptedException {
        var barrier = new CyclicBarrier(THREADS);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            return threads.invokeAll(IntStream.range(0, THREADS)
                    .<Callable<T>>mapToObj(_ -> () -> {
                        barrier.await();
                        return question.call();
                    })
                    .toList());
        }
    }
}
