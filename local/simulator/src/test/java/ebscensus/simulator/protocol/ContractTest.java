package ebscensus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ebscensus.simulator.fleet.Count;
import ebscensus.simulator.fleet.Simulation;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeType;

/** Limits, errors and filters of EC2, each as the SDK meets it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContractTest {
    private static final String UNKNOWN_INSTANCE = "i-0123456789abcdef0";
    private static final String UNKNOWN_VOLUME = "vol-0123456789abcdef0";

    private final Simulator simulator =
            Simulator.start(Simulation.of(21, 300), SimulatorOptions.DEFAULT.withThrottle(false));
    private final Client client = new Client(simulator);
    private List<Instance> fleet = List.of();
    private List<Volume> volumes = List.of();

    @BeforeAll
    void read() {
        fleet = client.fleet();
        volumes = client.volumes(all -> all.includeManagedResources(true));
    }

    @AfterAll
    void close() {
        client.close();
        simulator.close();
    }

    private static AbstractStringAssert<?> assertRefused(int status, String code, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .asInstanceOf(type(AwsServiceException.class))
                .satisfies(error -> {
                    assertThat(error.statusCode()).isEqualTo(status);
                    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
                    assertThat(error.requestId()).isNotBlank();
                })
                .extracting(error -> error.awsErrorDetails().errorMessage())
                .asString();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 4})
    void a_page_of_fewer_than_five_is_refused(int size) {
        assertRefused(400, "InvalidParameterValue", () -> client.ec2.describeVolumes(all -> all.maxResults(size)))
                .contains(Integer.toString(size), "Expecting a value greater than 5");
        assertRefused(400, "InvalidParameterValue", () -> client.ec2.describeInstances(all -> all.maxResults(size)));
    }

    @Test
    void a_page_above_the_cap_is_silently_the_cap() {
        var page = client.ec2.describeVolumes(all -> all.maxResults(100_000));

        assertThat(page.volumes()).hasSize(500);
        assertThat(page.nextToken()).isNotNull();
    }

    @Test
    void without_a_page_size_everything_comes_at_once() {
        assertThat(client.ec2
                        .describeVolumes(all -> all.includeManagedResources(true))
                        .volumes())
                .hasSameElementsAs(volumes);
    }

    @Test
    void two_hundred_filter_values_pass_and_one_more_does_not() {
        var most = filters(4, 50);
        var more = Stream.concat(most.stream(), Stream.of(Client.filter("size", "1")))
                .toList();

        assertThat(client.ec2.describeVolumes(all -> all.filters(most)).volumes())
                .isEmpty();
        assertRefused(400, "FilterLimitExceeded", () -> client.ec2.describeVolumes(all -> all.filters(more)))
                .contains("200");
    }

    @Test
    void fifty_filters_pass_and_one_more_does_not() {
        assertThat(client.ec2
                        .describeVolumes(all -> all.filters(filters(50, 1)))
                        .volumes())
                .isEmpty();
        assertRefused(400, "FilterLimitExceeded", () -> client.ec2.describeVolumes(all -> all.filters(filters(51, 1))))
                .contains("50");
    }

    private static List<Filter> filters(int filters, int values) {
        return IntStream.range(0, filters)
                .mapToObj(number -> Client.filter("tag:t" + number, Collections.nCopies(values, "x")))
                .toList();
    }

    @Test
    void a_filter_value_has_at_most_255_characters() {
        assertThat(client.ec2
                        .describeVolumes(all -> all.filters(Client.filter("tag:env", "x".repeat(255))))
                        .volumes())
                .isEmpty();
        assertRefused(
                400,
                "InvalidParameterValue",
                () -> client.ec2.describeVolumes(all -> all.filters(Client.filter("tag:env", "x".repeat(256)))));
    }

    @Test
    void an_unknown_filter_is_named() {
        assertRefused(
                        400,
                        "InvalidParameterValue",
                        () -> client.ec2.describeVolumes(all -> all.filters(Client.filter("colour", "red"))))
                .contains("'colour'");
    }

    @Test
    void one_unknown_id_fails_the_whole_call() {
        assertRefused(
                        400,
                        "InvalidInstanceID.NotFound",
                        () -> client.ec2.describeInstances(
                                all -> all.instanceIds(fleet.getFirst().instanceId(), UNKNOWN_INSTANCE)))
                .contains(UNKNOWN_INSTANCE)
                .doesNotContain(fleet.getFirst().instanceId());
        assertRefused(
                400,
                "InvalidVolume.NotFound",
                () -> client.ec2.describeVolumes(
                        all -> all.volumeIds(volumes.getFirst().volumeId(), UNKNOWN_VOLUME)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "i-", "i-xyz", "i-0123456789ABCDEF0", "vol-0123456789abcdef0", "i-0123456789abcdef01"})
    void a_malformed_id_is_refused(String id) {
        assertRefused(
                400, "InvalidInstanceID.Malformed", () -> client.ec2.describeInstances(all -> all.instanceIds(id)));
    }

    @Test
    void a_malformed_volume_id_is_refused() {
        assertRefused(
                400,
                "InvalidVolumeID.Malformed",
                () -> client.ec2.describeVolumes(all -> all.volumeIds("i-0123456789abcdef0")));
    }

    @Test
    void ids_and_pages_exclude_each_other() {
        var id = volumes.getFirst().volumeId();

        assertRefused(
                400,
                "InvalidParameterCombination",
                () -> client.ec2.describeVolumes(all -> all.volumeIds(id).maxResults(10)));
        assertRefused(
                400,
                "InvalidParameterCombination",
                () -> client.ec2.describeInstances(all -> all.instanceIds(
                                UNKNOWN_INSTANCE, fleet.getFirst().instanceId())
                        .maxResults(10)));
    }

    @Test
    void more_than_a_thousand_ids_are_refused() {
        var ids = IntStream.rangeClosed(0, 1000)
                .mapToObj(number -> String.format(Locale.ROOT, "i-%017x", number))
                .toList();

        assertRefused(400, "InvalidParameterValue", () -> client.ec2.describeInstances(all -> all.instanceIds(ids)))
                .contains("1000");
    }

    @Test
    void filters_do_not_mind_what_is_gone_or_malformed() {
        var id = fleet.getFirst().instanceId();

        assertThat(client.instances(all -> all.includeManagedResources(true)
                        .filters(Client.filter("instance-id", id, UNKNOWN_INSTANCE, "nonsense"))))
                .extracting(Instance::instanceId)
                .containsExactly(id);
    }

    @Test
    void ids_are_found_again_and_belong_to_one_scope() {
        var ids = fleet.stream().map(Instance::instanceId).toList();

        assertThat(client.ec2.describeInstances(all -> all.instanceIds(ids)).reservations().stream()
                        .flatMap(reservation -> reservation.instances().stream()))
                .hasSameElementsAs(fleet);
        assertThat(client.ec2
                        .describeVolumes(all -> all.volumeIds(
                                volumes.stream().map(Volume::volumeId).toList()))
                        .volumes())
                .hasSameElementsAs(volumes);
    }

    @Test
    void filters_are_joined_by_and_their_values_by_or() {
        var selected = client.volumes(all -> all.includeManagedResources(true)
                .filters(
                        Client.filter("volume-type", "gp2", "io?"),
                        Client.filter("availability-zone", "us-east-1a"),
                        Client.filter("status", "in-use")));

        assertThat(selected)
                .isNotEmpty()
                .hasSameElementsAs(volumes.stream()
                        .filter(volume -> List.of(VolumeType.GP2, VolumeType.IO1, VolumeType.IO2)
                                .contains(volume.volumeType()))
                        .filter(volume -> volume.availabilityZone().equals("us-east-1a"))
                        .filter(volume -> volume.stateAsString().equals("in-use"))
                        .toList());
    }

    @Test
    void volumes_can_be_asked_for_by_each_property() {
        var volume = volumes.stream()
                .filter(candidate ->
                        candidate.attachments().size() == 1 && !candidate.tags().isEmpty())
                .findFirst()
                .orElseThrow();
        var attachment = volume.attachments().getFirst();

        for (var filter : List.of(
                Client.filter("volume-id", volume.volumeId()),
                Client.filter("volume-id", volume.volumeId().substring(0, 12) + "*"),
                Client.filter("attachment.instance-id", attachment.instanceId()),
                Client.filter("attachment.status", attachment.stateAsString()),
                Client.filter("size", volume.size().toString()),
                Client.filter("multi-attach-enabled", "false"),
                Client.filter("tag-key", "Name"),
                Client.filter("tag:Name", volume.tags().getFirst().value()))) {
            assertThat(client.volumes(all -> all.includeManagedResources(true).filters(filter)))
                    .as(filter.name())
                    .contains(volume);
        }
    }

    @Test
    void letter_case_matters_in_filters() {
        assertThat(client.instances(all -> all.filters(Client.filter("tag:env", "PROD"))))
                .isEmpty();
    }

    @Test
    void terminated_instances_are_listed_without_volumes() {
        var terminated = client.instances(
                all -> all.includeManagedResources(true).filters(Client.filter("instance-state-name", "terminated")));

        assertThat(terminated)
                .hasSize(3)
                .allMatch(instance -> instance.blockDeviceMappings().isEmpty());
        assertThat(client.attachedTo(terminated)).isEqualTo(Count.NONE);
    }

    @Test
    void a_fleet_has_something_of_everything() {
        assertThat(fleet)
                .extracting(instance -> instance.state().nameAsString())
                .contains("running", "stopped");
        assertThat(fleet).anyMatch(instance -> instance.blockDeviceMappings().isEmpty());
        assertThat(volumes).extracting(Volume::stateAsString).contains("in-use", "available");
        assertThat(volumes).anyMatch(volume -> volume.attachments().size() > 1);
        assertThat(volumes)
                .anyMatch(volume -> volume.attachments().stream()
                        .anyMatch(attachment -> attachment.instanceId() == null && attachment.device() == null));
        assertThat(client.ec2.describeInstances(all -> all.maxResults(1000)).reservations())
                .anyMatch(reservation -> reservation.instances().size() > 1)
                .allMatch(reservation -> reservation.ownerId().equals("111122223333"));
    }

    @Test
    void block_device_mappings_name_the_volumes_that_hold_on_to_the_instance() {
        for (Instance instance : fleet) {
            var mapped = instance.blockDeviceMappings().stream()
                    .map(mapping -> mapping.ebs().volumeId())
                    .toList();
            assertThat(mapped)
                    .hasSameElementsAs(volumes.stream()
                            .filter(volume -> Client.holdsAny(volume, Set.of(instance.instanceId())))
                            .map(Volume::volumeId)
                            .toList());
        }
    }

    @Test
    void statuses_are_of_running_instances_unless_all_are_asked_for() {
        var running =
                client.ec2.describeInstanceStatus(all -> all.maxResults(1000).includeManagedResources(true));
        var all = client.ec2.describeInstanceStatus(
                every -> every.maxResults(1000).includeManagedResources(true).includeAllInstances(true));

        assertThat(running.instanceStatuses()).hasSize((int) fleet.stream()
                .filter(instance -> instance.state().nameAsString().equals("running"))
                .count());
        assertThat(all.instanceStatuses()).hasSize(fleet.size() + 3);
    }

    @Test
    void an_unknown_action_is_refused() {
        assertRefused(400, "InvalidAction", client.ec2::describeVpcs).contains("DescribeVpcs");
    }

    @Test
    void regions_are_those_of_the_account_from_wherever_it_asks() {
        try (var elsewhere = new Client(simulator, Client.OWN, "eu-north-1")) {
            assertThat(elsewhere.ec2.describeRegions().regions())
                    .extracting(region -> region.regionName() + " " + region.endpoint() + " " + region.optInStatus())
                    .containsExactly("us-east-1 ec2.us-east-1.amazonaws.com opt-in-not-required");
            assertRefused(401, "AuthFailure", () -> elsewhere.ec2.describeVolumes(all -> all.maxResults(5)));
        }
    }

    @Test
    void an_unknown_account_is_refused() {
        try (var stranger = new Client(simulator, Client.of("999999999999"), Client.REGION)) {
            assertRefused(401, "AuthFailure", () -> stranger.ec2.describeInstances(all -> all.maxResults(5)));
            assertRefused(401, "AuthFailure", stranger.ec2::describeRegions);
        }
    }

    @Test
    void an_unpaginated_call_over_too_much_fails_as_it_does_in_ec2() {
        try (var large = Simulator.start(Simulation.of(1, 80_000), SimulatorOptions.DEFAULT);
                var reader = new Client(large)) {
            assertRefused(500, "InternalError", reader.ec2::describeInstances);
        }
    }
}
