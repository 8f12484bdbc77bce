package ebscensus.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {
    private static final String ACCOUNT = "111122223333";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us-east-1",
                "ap-southeast-7",
                "us-gov-west-1",
                "us-isob-east-1",
                "cn-northwest-1",
                "mx-central-1",
                "eusc-de-east-1",
                "il-central-1"
            })
    void the_form_of_an_AWS_region_name_is_allowed(String region) {
        assertThat(new Scope(ACCOUNT, region).region()).isEqualTo(region);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "eu-west",
                "EU-WEST-1",
                "eu_west_1",
                "eu-west-1a",
                "eu-west-1 ",
                "eu-west-1\n",
                "eu-west-١",
                "eu-west-100",
                "example.com/eu-west-1",
                "all"
            })
    void what_is_no_region_name_is_refused(String region) {
        assertThatThrownBy(() -> new Scope(ACCOUNT, region))
                .isInstanceOf(InvalidRequest.class)
                .hasMessage("region: \"" + Text.printable(region)
                        + "\" is not allowed; allowed: a region name, such as \"eu-west-1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "11112222333", "1111222233334", "1111-2222-3333", "11112222333x", "11112222333٣"})
    void what_is_no_account_id_is_refused(String account) {
        assertThatThrownBy(() -> new Scope(account, "eu-west-1"))
                .isInstanceOf(InvalidRequest.class)
                .hasMessage("account: \"" + account
                        + "\" is not allowed; allowed: an account id of 12 digits, such as \"111122223333\"");
    }

    @Test
    void an_account_id_keeps_its_leading_zeros() {
        assertThat(new Scope("000000000001", "eu-west-1")).hasToString("000000000001/eu-west-1");
    }

    @Test
    void scopes_are_in_the_order_of_accounts_and_then_of_regions() {
        var first = new Scope("111122223333", "us-east-1");
        var second = new Scope("222233334444", "eu-west-1");
        var third = new Scope("222233334444", "us-east-1");

        assertThat(List.of(third, first, second).stream().sorted()).containsExactly(first, second, third);
    }
}
