package ebscensus.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Price;
import ebscensus.core.request.InvalidRequest;
import ebscensus.json.Schemas;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceFileTest {
    private static final Location VIRGINIA = Location.of("us-east-1");

    @Test
    void a_file_has_the_price_of_one_unit_for_each_component_it_names() {
        String json = """
            {
              "asOf": "2026-11-01",
              "currency": "EUR",
              "prices": {
                "us-east-1": { "VolumeUsage.gp3": 0.0712, "VolumeP-IOPS.io2.tier2": 4.1E-2 },
                "us-east-1-bos-1": { "VolumeUsage.gp3": 0.09 },
                "us-east-1-wl1-nyc-wlz-1": { "VolumeUsage.gp2": 0.13 }
              }
            }
            """;
        var boston = Location.of("us-east-1", "us-east-1-bos-1a");
        var wavelength = Location.of("us-east-1", "us-east-1-wl1-nyc-wlz-1");
        var tokyo = Location.of("ap-northeast-1");

        var prices =
                PriceFile.read("ours.json", json.getBytes(UTF_8)).prices(Set.of(VIRGINIA, boston, wavelength, tokyo));

        assertThat(prices.source()).isEqualTo("file ours.json");
        assertThat(prices.asOf()).isEqualTo("2026-11-01");
        assertThat(prices.of(VIRGINIA, Component.GP3_SIZE)).contains(euros("0.0712"));
        assertThat(prices.of(VIRGINIA, Component.IO2_IOPS_TIER_2)).contains(euros("0.041"));
        assertThat(prices.of(VIRGINIA, Component.GP2_SIZE)).isEmpty();
        assertThat(prices.of(boston, Component.GP3_SIZE)).contains(euros("0.09"));
        assertThat(prices.of(wavelength, Component.GP2_SIZE)).contains(euros("0.13"));
        assertThat(prices.byLocation()).doesNotContainKey(tokyo);
        assertThat(Schemas.complaints(PriceFile.class, "prices", json)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
        {"currency": "USD", "prices": {             | ours.json, line 1: this is not JSON
        []                                          | ours.json: [] is not allowed; allowed: a JSON object such as
        {"prices": {}}                              | ours.json: currency: nothing is not allowed; allowed: a string
        {"currency": "dollars", "prices": {}}       | ours.json: currency: "dollars" is not allowed; allowed: a currency's code
        {"currency": "USD"}                         | ours.json: prices: nothing is not allowed; allowed: an object
        {"currency": "USD", "price": {}}            | ours.json: "price" is not known; allowed: asOf, currency, prices; did you mean "prices"?
        {"currency": "USD", "prices": {"us-east-1": 1}} | ours.json: prices.us-east-1: 1 is not allowed; allowed: an object such as
        {"currency": "USD", "prices": {"us-east-1": {"VolumeUsage.gp4": 1}}} | ours.json: "prices.us-east-1.VolumeUsage.gp4" is not known; allowed: VolumeUsage.gp3
        {"currency": "USD", "prices": {"us-east-1": {"VolumeUsage.gp3": 0}}} | ours.json: prices.us-east-1.VolumeUsage.gp3: 0 is not allowed; allowed: a number above 0
        {"currency": "USD", "prices": {"us-east-1": {"VolumeUsage.gp3": "0.08"}}} | ours.json: prices.us-east-1.VolumeUsage.gp3: "0.08" is not allowed
        {"currency": "USD", "prices": {"us-east-1": {"VolumeUsage.gp3": 1e999999999}}} | ours.json: prices.us-east-1.VolumeUsage.gp3: 1
        {"currency": "USD", "asOf": 2026, "prices": {}} | ours.json: asOf: 2026 is not allowed; allowed: a string in double quotes
        """)
    void what_is_wrong_is_named_with_its_line_or_its_field(String json, String message) {
        assertThatThrownBy(() -> PriceFile.read("ours.json", json.getBytes(UTF_8)))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_mistake_in_the_third_line_is_said_to_be_there() {
        assertThatThrownBy(
                        () -> PriceFile.read("ours.json", "{\n\"currency\": \"USD\",\n\"prices\" {}}".getBytes(UTF_8)))
                .hasMessageStartingWith("ours.json, line 3: this is not JSON");
    }

    @Test
    void a_table_has_one_price_a_line_with_its_columns_in_any_order() {
        String csv = """
            currency,location,usage,price,asOf
            EUR,us-east-1,VolumeUsage.gp3,0.0712,2026-11-01
            EUR,"us-east-1-bos-1",VolumeUsage.gp3,9E-2,2026-11-01

            """;
        byte[] file = ("\uFEFF" + csv.replace("\n", "\r\n")).getBytes(UTF_8);
        var boston = Location.of("us-east-1", "us-east-1-bos-1a");

        var prices = PriceFile.read("ours.CSV", file).prices(Set.of(VIRGINIA, boston));

        assertThat(prices.source()).isEqualTo("file ours.CSV");
        assertThat(prices.asOf()).isEqualTo("2026-11-01");
        assertThat(prices.of(VIRGINIA, Component.GP3_SIZE)).contains(euros("0.0712"));
        assertThat(prices.of(VIRGINIA, Component.GP2_SIZE)).isEmpty();
        assertThat(prices.of(boston, Component.GP3_SIZE)).contains(euros("0.09"));
    }

    @Test
    void a_table_and_a_document_of_the_same_prices_are_the_same() {
        var json = "{\"currency\": \"USD\", \"prices\": {\"us-east-1\": {\"VolumeUsage\": 0.05}}}";
        var csv = "location,usage,price,currency\nus-east-1,VolumeUsage,0.05,USD\n";

        assertThat(PriceFile.read("a.csv", csv.getBytes(UTF_8))
                        .prices(Set.of(VIRGINIA))
                        .byLocation())
                .isEqualTo(PriceFile.read("a.json", json.getBytes(UTF_8))
                        .prices(Set.of(VIRGINIA))
                        .byLocation());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
        ''                                                  | ours.csv: the file is empty; its first line must be location,usage,price,currency
        location;usage;price;currency                       | ours.csv, line 1: "location;usage;price;currency" is not known; allowed: location, usage, price, currency, asOf
        location,usage,price                                | ours.csv, line 1: the column currency is missing; required: location, usage, price, currency
        location,usage,price,price                          | ours.csv, line 1: the column price occurs twice
        location,usage,prize,currency                       | ours.csv, line 1: "prize" is not known; allowed: location, usage, price, currency, asOf; did you mean "price"?
        HEAD~us-east-1,VolumeUsage.gp3,0.08                 | ours.csv, line 2: 3 fields, but the first line names 4 columns
        HEAD~us-east-1,VolumeUsage.gp3,0,08,USD             | ours.csv, line 2: 5 fields, but the first line names 4 columns
        HEAD~us-east-1,VolumeUsage.gp4,0.08,USD             | ours.csv, line 2: usage: "VolumeUsage.gp4" is not known; allowed: VolumeUsage.gp3
        HEAD~us-east-1,VolumeUsage.gp3,0,USD                | ours.csv, line 2: price: "0" is not allowed; allowed: a number above 0
        HEAD~us-east-1,VolumeUsage.gp3,-1,USD               | ours.csv, line 2: price: "-1" is not allowed; allowed: a number above 0
        HEAD~us-east-1,VolumeUsage.gp3,$0.08,USD            | ours.csv, line 2: price: "$0.08" is not allowed; allowed: a number above 0
        HEAD~us-east-1,VolumeUsage.gp3,1e99,USD             | ours.csv, line 2: price: "1e99" is not allowed; allowed: a number above 0
        HEAD~us-east-1,VolumeUsage.gp3,0.08,dollars         | ours.csv, line 2: currency: "dollars" is not allowed; allowed: a currency's code
        HEAD~,VolumeUsage.gp3,0.08,USD                      | ours.csv, line 2: location: "" is not allowed; allowed: a region
        HEAD~a,VolumeUsage.gp3,1,USD~b,VolumeUsage.gp3,1,EUR | ours.csv, line 3: currency: "EUR" is not allowed; allowed: "USD", as in the lines before
        HEAD~a,VolumeUsage.gp3,1,USD~a,VolumeUsage.gp3,2,USD | ours.csv, line 3: "a" has a price for VolumeUsage.gp3 in an earlier line
        HEAD~"a"b,VolumeUsage.gp3,1,USD                     | ours.csv, after line 1: this is not CSV; check its double quotes
        """)
    void what_is_wrong_in_a_table_is_named_with_its_line_and_its_column(String csv, String message) {
        String text = csv.replace("HEAD", "location,usage,price,currency").replace("~", "\n");

        assertThatThrownBy(() -> PriceFile.read("ours.csv", text.getBytes(UTF_8)))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_table_that_is_not_UTF_8_is_refused() {
        assertThatThrownBy(() -> PriceFile.read("ours.csv", new byte[] {'a', (byte) 0xE9}))
                .hasMessage("ours.csv: this is not UTF-8; save the file as CSV in UTF-8");
    }

    private static Price euros(String amount) {
        return new Price(new BigDecimal(amount), "EUR");
    }
}
