package ebscensus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ebscensus.simulator.fault.FaultKind;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fault.ObservedRequest;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.sts.model.StsException;

/** Every fault as a client meets it. */
final class FaultTest {
    private static final SimulatedScope HERE = new SimulatedScope("111122223333", "us-east-1");
    private static final SimulatedScope THERE = new SimulatedScope("111122223333", "eu-west-1");
    private static final Simulation SIMULATION =
            Simulation.of(8, 200, List.of("111122223333"), List.of("us-east-1", "eu-west-1"));

    private static Simulator start(FaultPlan faults) {
        return Simulator.start(
                SIMULATION, SimulatorOptions.DEFAULT.withThrottle(false).withFaults(faults));
    }

    private static FaultPlan always(FaultKind kind) {
        return FaultPlan.seeded(1, Map.of(kind, 1.0), Duration.ofMinutes(10));
    }

    /** The fault for the request with this ordinal, and none for the others. */
    private static FaultPlan nth(long ordinal, FaultKind kind) {
        return request -> request.ordinal() == ordinal ? always(kind).faultFor(request) : Optional.empty();
    }

    private static DescribeVolumesResponse page(Client client) {
        return client.ec2.describeVolumes(all -> all.maxResults(50));
    }

    private static void assertRefused(int status, String code, Client client) {
        assertThatThrownBy(() -> page(client))
                .asInstanceOf(type(Ec2Exception.class))
                .satisfies(error -> {
                    assertThat(error.statusCode()).isEqualTo(status);
                    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLE, 503, RequestLimitExceeded",
        "INTERNAL_ERROR, 500, InternalError",
        "UNAVAILABLE, 503, Unavailable",
        "EXPIRED_CREDENTIALS, 400, RequestExpired"
    })
    void an_error_comes_with_its_status_and_code(FaultKind kind, int status, String code) {
        try (var simulator = start(always(kind));
                var client = new Client(simulator)) {
            assertRefused(status, code, client);
            assertThat(simulator.requests().all()).singleElement().satisfies(request -> {
                assertThat(request.status()).isEqualTo(status);
                assertThat(request.error()).contains(code);
            });
        }
    }

    @Test
    void a_reset_ends_the_connection() {
        try (var simulator = start(always(FaultKind.RESET));
                var client = new Client(simulator)) {
            assertThatThrownBy(() -> page(client)).isInstanceOf(SdkClientException.class);
            assertThat(simulator.requests().all()).allMatch(request -> request.status() == 0);
        }
    }

    @Test
    void a_stall_outlasts_an_impatient_client() {
        try (var simulator = start(always(FaultKind.STALL));
                var client = Client.impatient(simulator, Duration.ofMillis(200))) {
            assertThatThrownBy(() -> page(client))
                    .isInstanceOf(SdkClientException.class)
                    .hasMessageContaining("timed out");
        }
    }

    @Test
    void a_stall_ends_with_the_connection() {
        try (var simulator = start(FaultPlan.seeded(1, Map.of(FaultKind.STALL, 1.0), Duration.ofMillis(50)));
                var client = new Client(simulator)) {
            assertThatThrownBy(() -> page(client)).isInstanceOf(SdkClientException.class);
        }
    }

    @Test
    void closing_the_simulator_ends_a_stall() {
        var simulator = start(always(FaultKind.STALL));
        Thread.startVirtualThread(() -> {
            while (simulator.requests().all().isEmpty()) {
                Thread.onSpinWait();
            }
            simulator.close();
        });

        try (var client = new Client(simulator)) {
            assertThatThrownBy(() -> page(client)).isInstanceOf(SdkClientException.class);
        }
    }

    @Test
    void a_truncated_body_is_no_xml_or_nothing_at_all() {
        try (var simulator = start(always(FaultKind.TRUNCATE));
                var client = new Client(simulator)) {
            int empty = 0;
            for (int i = 0; i < 40; i++) {
                try {
                    assertThat(page(client).volumes()).isEmpty();
                    empty++;
                } catch (SdkClientException e) {
                    assertThat(e).hasMessageContaining("XML");
                }
            }
            assertThat(empty).isBetween(1, 15);
        }
    }

    @Test
    void a_malformed_body_is_no_xml() {
        try (var simulator = start(always(FaultKind.MALFORMED));
                var client = new Client(simulator)) {
            assertThatThrownBy(() -> page(client)).isInstanceOf(SdkClientException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3})
    void an_empty_page_loses_nothing(long ordinal) {
        try (var simulator = start(nth(ordinal, FaultKind.EMPTY_PAGE));
                var client = new Client(simulator)) {
            var pages = client.ec2.describeVolumesPaginator(all -> all.maxResults(20)).stream()
                    .toList();

            assertThat(pages.get((int) ordinal).volumes()).isEmpty();
            assertThat(pages.stream().flatMap(page -> page.volumes().stream()).toList())
                    .containsExactlyInAnyOrderElementsOf(
                            client.ec2.describeVolumes().volumes());
        }
    }

    @Test
    void repeated_items_come_on_top_of_all_others() {
        try (var simulator = start(nth(2, FaultKind.REPEAT_ITEMS));
                var client = new Client(simulator)) {
            var pages = client.ec2.describeVolumesPaginator(all -> all.maxResults(20)).stream()
                    .toList();
            var items = pages.stream().flatMap(page -> page.volumes().stream()).toList();
            var repeated = new ArrayList<>(pages.get(2).volumes());
            repeated.retainAll(pages.get(1).volumes());

            assertThat(repeated).hasSize(3);
            assertThat(pages.get(2).volumes()).hasSize(20);
            assertThat(items)
                    .hasSameElementsAs(client.ec2.describeVolumes().volumes())
                    .hasSize(new HashSet<>(items).size() + 3);
        }
    }

    @Test
    void an_expired_token_fails_the_second_page_only() {
        try (var simulator = start(always(FaultKind.EXPIRED_TOKEN));
                var client = new Client(simulator)) {
            var token = page(client).nextToken();

            assertThatThrownBy(() ->
                            client.ec2.describeVolumes(all -> all.maxResults(50).nextToken(token)))
                    .hasMessageContaining("pagination token");
        }
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void seeded_plans_can_be_replayed(FaultKind kind) {
        var once = FaultPlan.seeded(5, Map.of(kind, 0.3));
        var again = FaultPlan.seeded(5, Map.of(kind, 0.3));
        int faults = 0;

        for (long ordinal = 0; ordinal < 1000; ordinal++) {
            var request = new ObservedRequest(
                    HERE, "DescribeVolumes", ordinal, true, true, false, Optional.empty(), Set.of());
            assertThat(once.faultFor(request)).isEqualTo(again.faultFor(request));
            faults += once.faultFor(request).isPresent() ? 1 : 0;
        }

        assertThat(faults).isBetween(250, 350);
    }

    @Test
    void faulted_requests_are_charged() {
        var options = SimulatorOptions.DEFAULT.withNanoClock(() -> 0).withFaults(always(FaultKind.INTERNAL_ERROR));

        try (var simulator = Simulator.start(SIMULATION, options);
                var client = new Client(simulator)) {
            for (int i = 0; i < 100; i++) {
                assertRefused(500, "InternalError", client);
            }
            assertRefused(503, "RequestLimitExceeded", client);
        }
    }

    @Test
    void a_denied_action_is_denied_in_its_scope_only() {
        try (var simulator = start(FaultPlan.denyAction(HERE, "DescribeVolumes"));
                var here = new Client(simulator);
                var there = new Client(simulator, Client.OWN, "eu-west-1")) {
            assertRefused(403, "UnauthorizedOperation", here);
            assertThat(here.instances(all -> all)).isNotEmpty();
            assertThat(page(there).volumes()).isNotEmpty();
        }
    }

    @Test
    void a_disabled_region_refuses_everything_though_it_is_named() {
        try (var simulator = start(FaultPlan.disableRegion(THERE).and(FaultPlan.denyRole("111122223333")));
                var here = new Client(simulator);
                var there = new Client(simulator, Client.OWN, "eu-west-1");
                var stsHere = Client.sts(simulator);
                var stsThere = Client.sts(simulator, "eu-west-1")) {
            assertRefused(401, "AuthFailure", there);
            assertThatThrownBy(stsThere::getCallerIdentity)
                    .asInstanceOf(type(StsException.class))
                    .extracting(refusal -> refusal.awsErrorDetails().errorCode())
                    .isEqualTo("InvalidClientTokenId");
            assertThat(stsHere.getCallerIdentity().account()).isEqualTo(HERE.account());
            assertThat(here.ec2.describeRegions().regions())
                    .extracting(region -> region.regionName())
                    .containsExactly("us-east-1", "eu-west-1");
        }
    }

    @Test
    void a_scope_can_throttle_for_ever() {
        try (var simulator = start(FaultPlan.throttleForever(HERE));
                var client = new Client(simulator)) {
            assertRefused(503, "RequestLimitExceeded", client);
            assertRefused(503, "RequestLimitExceeded", client);
        }
    }

    @Test
    void the_last_page_can_fail_while_all_others_come() {
        try (var simulator = start(FaultPlan.failLastPage(HERE, "DescribeVolumes"));
                var client = new Client(simulator)) {
            var seen = new ArrayList<Volume>();

            assertThatThrownBy(() -> client.ec2
                            .describeVolumesPaginator(all -> all.maxResults(20))
                            .forEach(page -> seen.addAll(page.volumes())))
                    .asInstanceOf(type(Ec2Exception.class))
                    .extracting(Ec2Exception::statusCode)
                    .isEqualTo(500);
            assertThat(seen).hasSizeGreaterThan(100);
        }
    }

    @Test
    void the_last_page_fails_also_where_pages_are_empty_or_repeat_items() {
        var options = SimulatorOptions.DEFAULT
                .withThrottle(false)
                .withPaging(new Paging(0, 0.5, 0.5, Duration.ofDays(1)))
                .withFaults(FaultPlan.failLastPage(HERE, "DescribeVolumes").and(always(FaultKind.REPEAT_ITEMS)));
        try (var simulator = Simulator.start(SIMULATION, options);
                var client = new Client(simulator)) {
            @Nullable String token = null;
            for (int call = 0; call < 200; call++) {
                token = followed(client, token);
            }
            assertThat(simulator.requests().all())
                    .filteredOn(request -> request.status() == 500)
                    .isNotEmpty();
        }
    }

    /** The token of the page after this one; the same token where the page fails. */
    private static @Nullable String followed(Client client, @Nullable String token) {
        try {
            var next = client.ec2
                    .describeVolumes(all -> all.maxResults(50).nextToken(token))
                    .nextToken();
            assertThat(next).as("a token on every page that comes").isNotNull();
            return next;
        } catch (Ec2Exception e) {
            assertThat(e.statusCode()).isEqualTo(500);
            return token;
        }
    }

    @Test
    void a_role_can_be_denied() {
        try (var simulator = start(FaultPlan.denyRole("111122223333"));
                var sts = Client.sts(simulator)) {
            assertThatThrownBy(() -> sts.assumeRole(role -> role.roleArn("arn:aws:iam::111122223333:role/census")
                            .roleSessionName("census")))
                    .asInstanceOf(type(StsException.class))
                    .satisfies(error -> {
                        assertThat(error.statusCode()).isEqualTo(403);
                        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                    });
        }
    }

    @Test
    void a_role_can_be_throttled_by_STS() {
        try (var simulator = start(FaultPlan.throttleRole("111122223333"));
                var sts = Client.sts(simulator)) {
            assertThatThrownBy(() -> sts.assumeRole(role -> role.roleArn("arn:aws:iam::111122223333:role/census")
                            .roleSessionName("census")))
                    .asInstanceOf(type(StsException.class))
                    .matches(StsException::isThrottlingException)
                    .satisfies(error ->
                            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("Throttling"));
            assertThat(sts.getCallerIdentity().account()).isEqualTo("111122223333");
        }
    }

    @Test
    void good_credentials_can_be_mistrusted_once() {
        try (var simulator = start(FaultPlan.mistrustFirstCalls(HERE));
                var client = new Client(simulator)) {
            assertRefused(401, "AuthFailure", client);
            assertThat(page(client).volumes()).hasSize(50);
        }
    }

    @Test
    void a_web_page_can_come_in_place_of_every_answer() {
        try (var simulator = start(FaultPlan.answerWithWebPages(HERE));
                var client = new Client(simulator)) {
            assertThatThrownBy(() -> page(client))
                    .asInstanceOf(type(Ec2Exception.class))
                    .satisfies(error -> {
                        assertThat(error.statusCode()).isEqualTo(503);
                        assertThat(error.awsErrorDetails().rawResponse().asUtf8String())
                                .startsWith("<html>");
                        assertThat(error.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Content-Type"))
                                .contains("text/html");
                    });
        }
    }

    @Test
    void attachments_can_come_without_their_instances() {
        try (var simulator = start(FaultPlan.hideInstanceIds(HERE));
                var client = new Client(simulator);
                var whole = new Client(simulator, Client.OWN, "eu-west-1")) {
            var filter = Client.filter("attachment.status", "attached");
            var volumes = client.volumes(all -> all.filters(filter));

            assertThat(volumes).isNotEmpty().allSatisfy(volume -> {
                assertThat(volume.size()).isPositive();
                assertThat(volume.attachments()).isNotEmpty().allSatisfy(attachment -> {
                    assertThat(attachment.instanceId()).isNull();
                    assertThat(attachment.device()).isNull();
                    assertThat(attachment.stateAsString()).isNotNull();
                });
            });
            assertThat(whole.volumes(all -> all.filters(filter)))
                    .allSatisfy(
                            volume -> assertThat(volume.attachments().getFirst().instanceId())
                                    .isNotNull());
        }
    }

    @Test
    void volumes_that_instances_have_mapped_may_not_be_found() {
        try (var simulator = start(FaultPlan.hideVolumes(HERE));
                var client = new Client(simulator)) {
            var answer = page(client);

            assertThat(answer.volumes()).isEmpty();
            assertThat(answer.nextToken()).isNull();
            assertThat(client.fleet())
                    .flatExtracting(Instance::blockDeviceMappings)
                    .isNotEmpty();
        }
    }

    @Test
    void rates_are_shares() {
        assertThatThrownBy(() -> FaultPlan.seeded(1, Map.of(FaultKind.RESET, 0.6, FaultKind.STALL, 0.6)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultPlan.seeded(1, Map.of(FaultKind.RESET, -0.1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
