package ebscensus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ebscensus.simulator.fleet.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** Who the caller is, and how it becomes somebody else. */
final class StsTest {
    private static final Simulation SIMULATION =
            Simulation.of(8, 21, List.of("111122223333", "444455556666"), List.of("us-east-1"));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T00:00:00Z"));

    private Simulator start() {
        return Simulator.start(
                SIMULATION,
                SimulatorOptions.DEFAULT.withInstantSource(now::get).withSessionLife(Duration.ofSeconds(30)));
    }

    private static AwsSessionCredentials session(Credentials credentials) {
        return AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    }

    @Test
    void an_assumed_role_is_the_other_account_until_it_expires() {
        try (var simulator = start();
                var sts = Client.sts(simulator)) {
            var assumed = sts.assumeRole(role -> role.roleArn("arn:aws:iam::444455556666:role/path/EbsCensusReader")
                    .roleSessionName("census")
                    .durationSeconds(3600)
                    .externalId("ext/1"));

            assertThat(assumed.credentials().expiration()).isEqualTo(now.get().plusSeconds(30));
            assertThat(assumed.assumedRoleUser().arn())
                    .isEqualTo("arn:aws:sts::444455556666:assumed-role/path/EbsCensusReader/census");
            assertThat(simulator.requests().all())
                    .singleElement()
                    .extracting(LoggedRequest::externalId)
                    .isEqualTo(Optional.of("ext/1"));
            try (var other = new Client(simulator, session(assumed.credentials()), Client.REGION)) {
                assertThat(other.fleet()).hasSize(10);

                now.set(now.get().plusSeconds(30));
                assertThatThrownBy(other::fleet)
                        .asInstanceOf(type(Ec2Exception.class))
                        .extracting(error -> error.awsErrorDetails().errorCode())
                        .isEqualTo("RequestExpired");
            }
        }
    }

    @Test
    void any_other_key_is_the_own_account() {
        try (var simulator = start();
                var sts = Client.sts(simulator);
                var client = new Client(simulator)) {
            assertThat(sts.getCallerIdentity().account()).isEqualTo("111122223333");
            assertThat(client.fleet()).hasSize(11);
        }
    }

    @Test
    void wrong_roles_are_refused() {
        try (var simulator = start();
                var sts = Client.sts(simulator)) {
            assertThatThrownBy(() -> sts.assumeRole(role ->
                            role.roleArn("arn:aws:iam::999999999999:role/x").roleSessionName("census")))
                    .asInstanceOf(type(StsException.class))
                    .extracting(error -> error.awsErrorDetails().errorCode())
                    .isEqualTo("AccessDenied");
            assertThatThrownBy(
                            () -> sts.assumeRole(role -> role.roleArn("role/x").roleSessionName("census")))
                    .asInstanceOf(type(StsException.class))
                    .extracting(error -> error.awsErrorDetails().errorCode())
                    .isEqualTo("ValidationError");
        }
    }

    @Test
    void on_two_days_nobody_becomes_the_last_account() {
        for (int day = 11; day <= 14; day++) {
            try (var simulator = Simulator.start(SIMULATION.withDay(day), SimulatorOptions.DEFAULT);
                    var sts = Client.sts(simulator)) {
                if (day == 12 || day == 13) {
                    assertThatThrownBy(() -> assume(sts, "444455556666"))
                            .isInstanceOf(StsException.class)
                            .hasMessageContaining("is not authorized to perform: sts:AssumeRole");
                } else {
                    assertThat(assume(sts, "444455556666").credentials()).isNotNull();
                }
                assertThat(assume(sts, "111122223333").credentials()).isNotNull();
            }
        }
    }

    private static AssumeRoleResponse assume(StsClient sts, String account) {
        return sts.assumeRole(role -> role.roleArn("arn:aws:iam::" + account + ":role/EbsCensusReader")
                .roleSessionName("census"));
    }
}
