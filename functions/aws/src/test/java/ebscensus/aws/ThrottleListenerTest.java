package ebscensus.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ebscensus.aws.answer.AnswerBodies;
import ebscensus.aws.answer.AnswerReader;
import ebscensus.core.census.Census;
import ebscensus.core.census.Verdict;
import ebscensus.core.count.Concurrency;
import ebscensus.core.count.InProcessCensus;
import ebscensus.core.count.Progress;
import ebscensus.core.count.ScopeResolver.Resolution;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.ScopeFailure;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import ebscensus.simulator.fault.FaultKind;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.TruthQuery;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/** How the adapters hear that EC2 refuses them, and what comes of it. */
class ThrottleListenerTest {
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @ParameterizedTest
    @CsvSource({
        "503, 1,"
            + " <Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>m</Message></Error></Errors></Response>",
        "400, 1, <Response><Errors><Error><Message>m</Message><Code>Throttling</Code></Error></Errors></Response>",
        "503, 1, <?xml version='1.0'?><!-- c --> <e:Response"
            + " xmlns:e='u'><e:Errors><e:Error><e:Code><![CDATA[SlowDown]]></e:Code></e:Error></e:Errors></e:Response>",
        "503, 1,"
            + " <Response><Errors><Error><Code>RequestLimitExceeded</Code></Error><Error><Code>InternalError</Code></Error></Errors></Response>",
        "503, 0,"
            + " <Response><Errors><Error><Code>InternalError</Code></Error><Error><Code>RequestLimitExceeded</Code></Error></Errors></Response>",
        "429, 1, <Response><Errors><Error><Code>Other</Code></Error></Errors></Response>",
        "429, 1, busy",
        "503, 0,"
            + " <Response><Errors><Error><Code>Unavailable</Code><Message>RequestLimitExceeded</Message></Error></Errors></Response>",
        "403, 0, <Response><Errors><Error><Code>UnauthorizedOperation</Code></Error></Errors></Response>",
        "503, 0, <Response><Errors/></Response>",
        "503, 0, <Response><Errors><Error><Code>RequestLimitExceeded</Cod",
        "503, 0, RequestLimitExceeded",
        "503, 0, ''"
    })
    void what_the_SDK_counts_as_throttled_halves_the_rate_and_nothing_else_does(int status, int refused, String error) {
        var answers = new CannedAnswers();
        answers.serve(status, error.getBytes(StandardCharsets.UTF_8));
        var ec2 = CannedAnswers.client(
                answers,
                NOWHERE,
                new RequestBudget.Gate(Duration.ofSeconds(1)),
                new ThrottleListener(),
                new AnswerReader.Gate(),
                new AnswerBodies());
        var told = new AtomicInteger();
        var volumes = new Ec2Volumes(
                ec2,
                AnonymousCredentialsProvider.create(),
                new RequestBudget(Budget.ofCallsPerSecond(10), BudgetClock.SYSTEM, told::incrementAndGet),
                new RequestBudget(Budget.ofCallsPerSecond(10), BudgetClock.SYSTEM));

        var failure = catchThrowable(() -> volumes.attachedTo(List.of("i-1")));

        assertThat(failure).asInstanceOf(type(ScopeFailure.class)).satisfies(thrown -> {
            assertThat(thrown.calls().throttled()).isEqualTo(refused);
            assertThat(thrown.calls().slowdowns()).isEqualTo(refused);
        });
        assertThat(told).hasValue(refused);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void a_census_among_refusals_is_exact_and_its_ledger_tells_that_it_slowed_down(long seed) {
        var simulation = Simulation.of(seed, 400, List.of(SCOPE.account()), List.of(SCOPE.region()));
        var options = SimulatorOptions.DEFAULT
                .withVolumesPageCap(50)
                .withThrottle(false)
                .withFaults(FaultPlan.seeded(seed, Map.of(FaultKind.THROTTLE, 0.2)));
        try (var simulator = Simulator.start(simulation, options)) {
            var census = count(simulator);

            var truth = simulation.truth(TruthQuery.ALL);
            assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
            assertThat(census.instances()).isEqualTo(truth.instances());
            assertThat(census.totals().volumes()).isEqualTo(truth.total().volumes());
            assertThat(census.totals().gibibytes()).isEqualTo(truth.total().gibibytes());
            assertThat(census.ledger()).singleElement().satisfies(line -> {
                assertThat(line.calls().throttled()).isPositive();
                assertThat(line.calls().slowdowns()).isBetween(1L, line.calls().throttled());
            });
        }
    }

    @Test
    void every_refusal_is_told_with_its_scope() {
        var simulation = Simulation.of(1, 400, List.of(SCOPE.account()), List.of(SCOPE.region()));
        var options = SimulatorOptions.DEFAULT
                .withThrottle(false)
                .withFaults(FaultPlan.seeded(1, Map.of(FaultKind.THROTTLE, 0.5)));
        var told = new ConcurrentLinkedQueue<Scope>();
        try (var simulator = Simulator.start(simulation, options);
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            var census = count(inventory.heardBy(new AwsInventory.Listener() {
                @Override
                public void refused(Scope scope) {
                    told.add(scope);
                }
            }));

            assertThat(told).containsOnly(SCOPE).hasSize((int)
                    census.ledger().getFirst().calls().throttled());
        }
    }

    @Test
    void a_census_that_is_refused_nothing_does_not_slow_down() {
        var simulation = Simulation.of(1, 1_000, List.of(SCOPE.account()), List.of(SCOPE.region()));
        try (var simulator = Simulator.start(simulation, SimulatorOptions.DEFAULT)) {
            assertThat(count(simulator).ledger())
                    .singleElement()
                    .satisfies(line -> assertThat(line.calls().slowdowns()).isZero());
        }
    }

    /** Two of its attempts are refused, so that it waits for its turn at the full rate, at a half and at a quarter of it. */
    @Test
    void no_attempt_is_given_up_because_it_waited_for_the_budget() {
        var attemptTimeout = Duration.ofMillis(250);
        var budget = new Budget(Duration.ofMillis(400), 0);
        var simulation = Simulation.of(1, 10, List.of(SCOPE.account()), List.of(SCOPE.region()));
        FaultPlan faults = request -> request.action().equals("DescribeVolumes") && request.ordinal() < 2
                ? FaultPlan.throttleForever(request.scope()).faultFor(request)
                : Optional.empty();
        var patience =
                new Patience(3, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1), attemptTimeout);
        try (var simulator = Simulator.start(simulation, SimulatorOptions.DEFAULT.withFaults(faults));
                var inventory =
                        AwsInventory.connect(Simulated.settings(simulator).withPatience(patience))) {
            var calls =
                    inventory.volumes(SCOPE, budget).attachedTo(List.of("i-1")).calls();

            assertThat(calls.requests()).isEqualTo(3);
            assertThat(calls.throttled()).isEqualTo(2);
            assertThat(calls.slowdowns()).isEqualTo(2);
        }
    }

    private static Census count(Simulator simulator) {
        try (var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            return count(inventory);
        }
    }

    private static Census count(AwsInventory inventory) {
        return new InProcessCensus(inventory, Concurrency.DEFAULT, new Progress())
                .count(CensusRequest.DEFAULT.withCallsPerSecond(60), Resolution.of(List.of(SCOPE)));
    }
}
