package ebscensus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Volume;

/** Chains of pages and the tokens that hold them together. */
final class PagingTest {
    private static final SimulatorOptions UNTHROTTLED = SimulatorOptions.DEFAULT.withThrottle(false);

    private static List<DescribeVolumesResponse> pages(Client client, int size) {
        var pages = new ArrayList<DescribeVolumesResponse>();
        client.ec2
                .describeVolumesPaginator(all -> all.maxResults(size).includeManagedResources(true))
                .forEach(pages::add);
        return pages;
    }

    private static List<String> ids(List<DescribeVolumesResponse> pages) {
        return pages.stream()
                .flatMap(page -> page.volumes().stream())
                .map(Volume::volumeId)
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_chain_of_loose_pages_has_every_volume_exactly_once(long seed) {
        var simulation = Simulation.of(seed, 150);

        try (var simulator = Simulator.start(simulation, UNTHROTTLED.withPaging(Paging.LOOSE));
                var client = new Client(simulator)) {
            var whole = client.ec2
                    .describeVolumes(all -> all.includeManagedResources(true))
                    .volumes();

            assertThat(ids(pages(client, 5)))
                    .containsExactlyInAnyOrderElementsOf(
                            whole.stream().map(Volume::volumeId).toList());
        }
    }

    @Test
    void loose_pages_are_now_and_then_short_or_empty_and_the_end_may_come_late() {
        try (var simulator = Simulator.start(Simulation.of(3, 150), UNTHROTTLED.withPaging(Paging.LOOSE));
                var client = new Client(simulator)) {
            var sizes =
                    pages(client, 5).stream().map(page -> page.volumes().size()).toList();
            var ends = LongStream.range(0, 20)
                    .mapToObj(chain -> pages(client, 1000).getLast().volumes().isEmpty())
                    .toList();

            assertThat(sizes).contains(0, 1, 5);
            assertThat(ends).contains(true, false);
        }
    }

    /** Such as come from empty pages one after another. */
    @Test
    void two_requests_for_one_place_in_one_millisecond_get_tokens_of_their_own() {
        var place = new Position(7, 0);
        var first = new PageToken(1, 2, Position.START, place, 1_000, 4);
        var second = new PageToken(1, 2, Position.START, place, 1_000, 5);

        assertThat(first.encode(3)).isNotEqualTo(second.encode(3));
    }

    @Test
    void pages_are_full_by_default_and_the_last_has_no_token() {
        try (var simulator = Simulator.start(Simulation.of(3, 100).withShape(FleetShape.PLAIN), UNTHROTTLED);
                var client = new Client(simulator)) {
            assertThat(pages(client, 50))
                    .extracting(page -> page.volumes().size())
                    .containsExactly(50, 50, 50, 50);
        }
    }

    @Test
    void the_order_differs_from_chain_to_chain() {
        try (var simulator = Simulator.start(Simulation.of(3, 100), UNTHROTTLED);
                var client = new Client(simulator)) {
            assertThat(ids(pages(client, 50))).isNotEqualTo(ids(pages(client, 50)));
        }
    }

    private static void assertRefused(String code, Client client, DescribeVolumesRequest request) {
        assertThatThrownBy(() -> client.ec2.describeVolumes(request))
                .asInstanceOf(type(Ec2Exception.class))
                .satisfies(error -> {
                    assertThat(error.statusCode()).isEqualTo(400);
                    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
                });
    }

    @Test
    void a_token_is_good_for_its_own_call_only() {
        var simulation = Simulation.of(3, 300, List.of("111122223333"), List.of("us-east-1", "eu-west-1"));
        try (var simulator = Simulator.start(simulation, UNTHROTTLED);
                var client = new Client(simulator);
                var elsewhere = new Client(simulator, Client.OWN, "eu-west-1")) {
            var token = client.ec2.describeVolumes(all -> all.maxResults(10)).nextToken();
            var next = DescribeVolumesRequest.builder().maxResults(20).nextToken(token);

            assertThat(client.ec2.describeVolumes(next.build()).volumes()).hasSize(20);
            assertRefused("InvalidNextToken", elsewhere, next.build());
            assertRefused(
                    "InvalidNextToken",
                    client,
                    next.copy().filters(Client.filter("size", "8")).build());
            assertRefused(
                    "InvalidNextToken",
                    client,
                    next.copy().includeManagedResources(true).build());
            assertThatThrownBy(() -> client.ec2.describeInstances(
                            all -> all.maxResults(10).nextToken(token)))
                    .isInstanceOf(Ec2Exception.class);
        }
    }

    @Test
    void a_token_that_was_never_issued_is_refused() {
        try (var simulator = Simulator.start(Simulation.of(3, 100), UNTHROTTLED);
                var client = new Client(simulator)) {
            var token = client.ec2.describeVolumes(all -> all.maxResults(10)).nextToken();
            var forged = token.substring(0, 10) + (token.charAt(10) == 'A' ? 'B' : 'A') + token.substring(11);

            for (String wrong : List.of("nonsense", "é", forged, token + "A", "A".repeat(token.length()))) {
                assertRefused(
                        "InvalidParameterValue",
                        client,
                        DescribeVolumesRequest.builder()
                                .maxResults(10)
                                .nextToken(wrong)
                                .build());
            }
        }
    }

    @Test
    void a_token_expires() {
        var now = new AtomicReference<>(Instant.parse("2026-11-01T00:00:00Z"));
        var options =
                UNTHROTTLED.withInstantSource(now::get).withPaging(Paging.FULL.withTokenLife(Duration.ofMinutes(5)));

        try (var simulator = Simulator.start(Simulation.of(3, 100), options);
                var client = new Client(simulator)) {
            var token = client.ec2.describeVolumes(all -> all.maxResults(10)).nextToken();
            var next = DescribeVolumesRequest.builder()
                    .maxResults(10)
                    .nextToken(token)
                    .build();

            now.set(now.get().plus(Duration.ofMinutes(5)));
            assertThat(client.ec2.describeVolumes(next).volumes()).hasSize(10);

            now.set(now.get().plusMillis(1));
            assertRefused("InvalidPaginationToken", client, next);
        }
    }

    @Test
    void a_filter_that_hardly_anything_passes_gives_short_pages_and_loses_nothing() {
        var simulation = Simulation.of(3, 500_000).withShape(FleetShape.PLAIN);
        try (var simulator = Simulator.start(simulation, UNTHROTTLED);
                var client = new Client(simulator)) {
            var rare = client.volumes(
                    all -> all.filters(Client.filter("size", "1"), Client.filter("availability-zone", "us-east-1c")));

            assertThat(rare).hasSizeBetween(500, 20_000).doesNotHaveDuplicates();
            assertThat(simulator.requests().all()).hasSizeGreaterThan(2);
        }
    }
}
