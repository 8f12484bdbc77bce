package ebscensus.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What anybody may do on account of the stack: all of it, one by one, in permissions.txt. */
class CensusPermissionsTest {
    @Test
    void nobody_may_do_what_is_not_in_the_table() throws IOException {
        assertThat(Permissions.of(Synthesized.census(Map.of()))).containsExactlyElementsOf(table());
    }

    @Test
    void other_accounts_are_entered_only_if_the_organization_is_named() throws IOException {
        var permissions = Permissions.of(Synthesized.census(Map.of(
                "organizationId", "o-a1b2c3d4e5", "request", "{\"accounts\":\"organization\",\"role\":\"Reader\"}")));

        var inTheOrganization =
                "sts:AssumeRole on arn:AWS::Partition:iam::*:role/Reader if StringEquals aws:ResourceOrgID"
                        + " o-a1b2c3d4e5";
        assertThat(permissions)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                table().stream(),
                                Stream.of(
                                        "FunctionsListInstancesRole allow " + inTheOrganization,
                                        "FunctionsListInstancesRole allow organizations:ListAccounts on *",
                                        "FunctionsListInstancesRole allow organizations:ListAccountsForParent on *",
                                        "FunctionsListInstancesRole allow"
                                                + " organizations:ListOrganizationalUnitsForParent on *",
                                        "FunctionsMeasureChunkRole allow " + inTheOrganization))
                        .toList());
    }

    private static List<String> table() throws IOException {
        try (var table = CensusPermissionsTest.class.getResourceAsStream("permissions.txt")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
