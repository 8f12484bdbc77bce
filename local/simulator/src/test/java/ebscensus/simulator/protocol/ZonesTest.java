package ebscensus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;

/** The zones that EC2 names, and the instances in each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ZonesTest {
    private static final SimulatedScope SCOPE = new SimulatedScope("111122223333", Client.REGION);

    private final Simulator simulator = Simulator.start(Simulation.of(22, 500), SimulatorOptions.DEFAULT);
    private final Client client = new Client(simulator);

    @AfterAll
    void close() {
        client.close();
        simulator.close();
    }

    @Test
    void zones_that_are_not_opted_into_are_named_only_to_who_asks_for_all() {
        assertThat(names(client.ec2.describeAvailabilityZones().availabilityZones()))
                .containsExactly("us-east-1a", "us-east-1b", "us-east-1c", "us-east-1-bos-1a");
        assertThat(names(client.ec2
                        .describeAvailabilityZones(all -> all.allAvailabilityZones(true))
                        .availabilityZones()))
                .containsExactly(
                        "us-east-1a", "us-east-1b", "us-east-1c", "us-east-1-bos-1a", "us-east-1-wl1-bos-wlz-1");
    }

    @Test
    void a_zone_is_told_with_all_that_identifies_it() {
        var zone = client.ec2
                .describeAvailabilityZones(one -> one.zoneNames("us-east-1b"))
                .availabilityZones()
                .getFirst();

        assertThat(zone.zoneId()).isEqualTo("use1-az2");
        assertThat(zone.zoneType()).isEqualTo("availability-zone");
        assertThat(zone.optInStatusAsString()).isEqualTo("opt-in-not-required");
        assertThat(zone.stateAsString()).isEqualTo("available");
        assertThat(zone.regionName()).isEqualTo("us-east-1");
        assertThat(zone.groupName()).isEqualTo("us-east-1");
    }

    @Test
    void zones_are_selected_by_filter_and_by_id() {
        var wavelength = client.ec2.describeAvailabilityZones(
                all -> all.allAvailabilityZones(true).filters(Client.filter("zone-type", "wavelength-zone")));
        var second = client.ec2.describeAvailabilityZones(one -> one.zoneIds("use1-az3"));

        assertThat(names(wavelength.availabilityZones())).containsExactly("us-east-1-wl1-bos-wlz-1");
        assertThat(names(second.availabilityZones())).containsExactly("us-east-1c");
    }

    @Test
    void an_unknown_zone_is_refused() {
        assertThatThrownBy(() -> client.ec2.describeAvailabilityZones(one -> one.zoneNames("us-east-1z")))
                .isInstanceOf(Ec2Exception.class)
                .hasMessageContaining("us-east-1z");
    }

    @Test
    void the_instances_of_all_availability_zones_are_the_fleet_and_no_zone_has_those_of_another() {
        var inZones = new ArrayList<String>();
        for (var zone : client.ec2.describeAvailabilityZones().availabilityZones()) {
            var filter = Client.filter("availability-zone", zone.zoneName());
            var instances = client.instances(
                    all -> all.includeManagedResources(true).filters(filter).maxResults(50));
            assertThat(instances).isNotEmpty().allSatisfy(instance -> {
                assertThat(instance.placement().availabilityZone()).isEqualTo(zone.zoneName());
                assertThat(instance.placement().availabilityZoneId()).isEqualTo(zone.zoneId());
            });
            inZones.addAll(instances.stream().map(Instance::instanceId).toList());
        }

        var fleet = client.instances(all -> all.includeManagedResources(true));
        assertThat(new HashSet<>(inZones)).hasSameSizeAs(inZones);
        assertThat(inZones)
                .containsExactlyInAnyOrderElementsOf(
                        fleet.stream().map(Instance::instanceId).toList());
    }

    @Test
    void a_zone_can_be_hidden() {
        var options = SimulatorOptions.DEFAULT.withFaults(FaultPlan.hideZone(SCOPE));
        try (var hiding = Simulator.start(Simulation.of(22, 500), options);
                var asking = new Client(hiding)) {
            assertThat(names(asking.ec2.describeAvailabilityZones().availabilityZones()))
                    .containsExactly("us-east-1b", "us-east-1c", "us-east-1-bos-1a");
        }
    }

    private static List<String> names(List<AvailabilityZone> zones) {
        return zones.stream().map(AvailabilityZone::zoneName).toList();
    }
}
