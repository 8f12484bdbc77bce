package ebscensus.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {
    @ParameterizedTest
    @CsvSource({"1, 200, 2, 2", "1, 1000, 2, 5", "1, 1001, 1, 5", "17, 200, 1, 34", "1, 1000000, 5, 11000"})
    void the_floor_is_a_page_of_instances_and_a_page_of_volumes_after_the_other(
            int scopes, long instances, int volumesEach, long floor) {
        assertThat(new Requests.Fleet(scopes, instances, volumesEach, 500).floor())
                .isEqualTo(floor);
    }

    @Test
    void through_the_ports_a_page_is_a_request() {
        assertThat(new Requests.Fleet(1, 1_000, 2, 500).throughPorts()).isEqualTo(1 + 5);
        assertThat(new Requests.Fleet(2, 1_000, 5, 500).throughPorts()).isEqualTo(2 * (1 + 2 * 2 + 1));
    }

    /** 20 pages, the question for zones, 7 pages of each and one of the zones without instances; then the batches. */
    @Test
    void a_large_fleet_takes_over_HTTP_what_it_takes_through_the_ports() {
        assertThat(new Requests.Fleet(1, 21_000, 1, 500).overHttp()).isEqualTo(20 + 1 + 3 * 7 + 1 + 105);
    }

    @Test
    void a_fleet_is_divided_equally() {
        assertThat(Scopes.share(7, 3, 0)).isEqualTo(3);
        assertThat(Scopes.share(7, 3, 1)).isEqualTo(2);
        assertThat(Scopes.share(7, 3, 2)).isEqualTo(2);
    }
}
