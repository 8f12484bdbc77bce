package ebscensus.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {
    @ParameterizedTest
    @CsvSource({"1, 200, 2, 3", "1, 1000, 2, 6", "1, 1001, 1, 6", "17, 200, 1, 51", "1, 1000000, 5, 11001"})
    void the_floor_is_page_after_page_of_instances_and_of_volumes_and_one_of_the_recycle_bin(
            int scopes, long instances, int volumesEach, long floor) {
        assertThat(new Requests.Fleet(scopes, instances, volumesEach, 500).floor())
                .isEqualTo(floor);
    }

    /** In a scope with one page of instances all volumes are read page by page, four or five of 500, and not in batches of 200. */
    @Test
    void through_the_ports_a_page_is_a_request() {
        assertThat(new Requests.Fleet(1, 1_000, 2, 500).throughPorts()).isEqualTo(1 + 4 + 1);
        assertThat(new Requests.Fleet(2, 1_000, 5, 500).throughPorts()).isEqualTo(2 * (1 + 5 + 1));
    }

    /**
     * 20 pages, the question for zones, 7 pages of each and one of the zones without instances; then the batches, and one page
     * each of the volumes that no instance has and of the Recycle Bin. Up to two pages of volumes are read ahead in vain.
     */
    @Test
    void a_large_fleet_takes_over_HTTP_what_it_takes_through_the_ports() {
        long needed = 20 + 1 + 3 * 7 + 1 + 105 + 1 + 1;
        assertThat(new Requests.Fleet(1, 21_000, 1, 500).overHttp()).isBetween(needed, needed + 2);
    }

    @Test
    void only_in_a_scope_of_more_than_a_thousand_instances_are_pages_read_in_vain() {
        assertThat(new Requests.Fleet(1, 1_000, 1, 500).mostPagesInVain()).isZero();
        assertThat(new Requests.Fleet(2, 2_001, 1, 500).mostPagesInVain()).isEqualTo(2);
        assertThat(new Requests.Fleet(17, 1_000_000, 1, 500).mostPagesInVain()).isEqualTo(34);
    }

    @Test
    void a_fleet_is_divided_equally() {
        assertThat(Scopes.share(7, 3, 0)).isEqualTo(3);
        assertThat(Scopes.share(7, 3, 1)).isEqualTo(2);
        assertThat(Scopes.share(7, 3, 2)).isEqualTo(2);
    }
}
