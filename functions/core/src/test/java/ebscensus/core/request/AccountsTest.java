package ebscensus.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.request.Accounts.Listed;
import ebscensus.core.request.Accounts.Organization;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What names of accounts, units, roles and scopes a request may hold. */
class AccountsTest {
    private static final String ACCOUNT = "111122223333";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "11112222333",
                "1111222233334",
                "11112222333a",
                "111122223333\n",
                "../../etc/passwd",
                "*"
            })
    void what_is_not_twelve_digits_is_no_account(String id) {
        assertRefused("accounts", () -> new Listed(List.of(ACCOUNT, id)));
        assertRefused("excludeAccounts", () -> new Organization(List.of(), List.of(id)));
        assertRefused("tolerate", () -> new Tolerance(List.of(id + "/eu-west-1")));
    }

    @Test
    void an_account_is_named_once_and_at_least_one_is() {
        assertRefused("accounts", () -> new Listed(List.of(ACCOUNT, ACCOUNT)));
        assertRefused("accounts", () -> new Listed(List.of()));
        assertRefused("excludeAccounts", () -> new Organization(List.of(), List.of(ACCOUNT, ACCOUNT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ou-ab12-cdefgh34", "r-ab12"})
    void units_and_roots_are_named_by_id(String unit) {
        assertThat(new Organization(List.of(unit), List.of()).units()).containsExactly(unit);
        assertRefused("organizationalUnits", () -> new Organization(List.of(unit, unit), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Finance", "ou-ab12", "ou-AB12-cdefgh34", "r-", "ou-ab12-cdefgh34/..", "o-ab12cdefgh"})
    void what_is_not_the_form_of_a_units_id_is_refused(String unit) {
        assertRefused("organizationalUnits", () -> new Organization(List.of(unit), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EbsCensusReader", "a", "A+=,.@_-9"})
    void a_role_is_named_as_IAM_names_it(String name) {
        assertThat(new AccountRole(name, null).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../Admin",
                "/Role",
                "path//Role",
                "path/../Role",
                "./Role",
                "arn:aws:iam::111122223333:role/Role",
                "a b",
                "Röle",
                "Role\n",
                "Role?x=1",
                "Role%2fAdmin",
                "Role#x",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void a_role_that_is_no_role_is_refused(String name) {
        assertRefused("role", () -> new AccountRole(name, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit/Reader", "division_abc/audit.2/Reader"})
    void a_role_may_have_a_path(String name) {
        assertThat(new AccountRole(name, null).name()).isEqualTo(name);
    }

    @Test
    void an_external_id_is_as_long_as_STS_allows() {
        assertThat(new AccountRole("Role", "x:/1").externalId()).isEqualTo("x:/1");
        assertThat(new AccountRole("Role", "x".repeat(1_224)).externalId()).hasSize(1_224);
        assertRefused("externalId", () -> new AccountRole("Role", "x"));
        assertRefused("externalId", () -> new AccountRole("Role", "x".repeat(1_225)));
        assertRefused("externalId", () -> new AccountRole("Role", "with space"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "europe",
                "EU-west-1",
                "eu-west-1.example.com",
                "eu-west-1/../../x",
                "eu-west-1@evil.example",
                "localhost:80",
                "eu-west-1#",
                "eu-west-1\r\nHost: x",
                "*"
            })
    void a_region_with_characters_of_a_path_or_URL_is_refused(String region) {
        assertRefused("regions", () -> new Regions.Listed(List.of(region)));
        assertRefused("tolerate", () -> new Tolerance(List.of(ACCOUNT + "/" + region)));
    }

    private static void assertRefused(String field, ThrowingCallable make) {
        assertThatThrownBy(make)
                .isInstanceOf(InvalidRequest.class)
                .hasMessageStartingWith(field + ": ")
                .hasMessageContaining("is not allowed; allowed: ")
                .message()
                .doesNotContain("\n", "\r");
    }
}
