package ebscensus.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the census says where STS does not tell who is asking. */
class CallerFailureTest {
    @TempDir
    private Path home;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        THROTTLED | STS ({host}) does not identify the caller: Throttling: Rate exceeded (HTTP 400); wait a minute, and find out which other clients use up the rate in this account
        BROKEN    | STS ({host}) does not identify the caller: HTTP 503 without an AWS error, so something between this machine and AWS has answered; try again in some minutes
        PROXIED   | STS ({host}) does not identify the caller: HTTP 403 without an AWS error, so something between this machine and AWS has answered; allow requests to this host in the proxy or firewall
        SKEWED    | STS ({host}) does not identify the caller: SignatureDoesNotMatch: Signature expired: 20260101T000000Z is now earlier than (HTTP 403); set the clock of this machine
        REVOKED   | STS ({host}) does not accept the credentials of profile "audit": InvalidClientTokenId: The security token is invalid. (HTTP 403); renew or correct them
        """)
    void each_cause_has_a_line_of_its_own(String key, String line) {
        try (var aws = new ScriptedAws()) {
            var desk = new Desk(home)
                    .config("[profile audit]\nregion = eu-west-1\nendpoint_url = " + aws.endpoint()
                            + "\naws_access_key_id = " + key + "\naws_secret_access_key = s\n");

            assertThat(desk.failure("audit"))
                    .isEqualTo(line.replace("{host}", aws.endpoint().getAuthority()));
        }
    }
}
