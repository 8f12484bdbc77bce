package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.request.InvalidRequest;
import ebscensus.report.ReportReader;
import ebscensus.report.money.Holding;
import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fault.ObservedRequest;
import ebscensus.simulator.fleet.SimulatedScope;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults of what is asked for besides instances and their volumes. */
class FaultOptionsTest {
    private static final SimulatedScope OWN = new SimulatedScope("111122223333", "us-east-1");
    private static final SimulatedScope OTHER = new SimulatedScope("200000000001", "eu-west-1");
    private static final List<SimulatedScope> SCOPES = List.of(OWN, OTHER);

    private static final String ATTACHED = "attached volumes";
    private static final String REST = "other volumes";

    private static Optional<Fault> fault(String option, SimulatedScope scope, String what) {
        var filters = switch (what) {
            case ATTACHED -> Set.of("attachment.instance-id");
            case REST -> Set.of("status");
            default -> Set.<String>of();
        };
        String action = what.endsWith("volumes") ? "DescribeVolumes" : what;
        return FaultOptions.plan(List.of(option), 1, SCOPES)
                .faultFor(new ObservedRequest(scope, action, 0, true, false, true, Optional.empty(), filters));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "deny=recycle-bin, ListVolumesInRecycleBin, UnauthorizedOperation",
        "throttle=recycle-bin, ListVolumesInRecycleBin, RequestLimitExceeded",
        "unavailable=recycle-bin, ListVolumesInRecycleBin, Unavailable",
        "deny=other-volumes, other volumes, UnauthorizedOperation",
        "throttle=other-volumes, other volumes, RequestLimitExceeded",
        "unavailable=other-volumes, other volumes, Unavailable",
        "deny=prices, GetProducts, UnauthorizedOperation",
        "throttle=prices, GetProducts, RequestLimitExceeded",
        "unavailable=prices, GetProducts, Unavailable"
    })
    void a_source_fails_everywhere_and_no_other_does(String option, String what, String code) {
        for (SimulatedScope scope : SCOPES) {
            assertThat(fault(option, scope, what))
                    .get()
                    .isInstanceOfSatisfying(
                            Fault.Refusal.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(code));
            for (String other : List.of(
                    "DescribeInstances", ATTACHED, REST, "ListVolumesInRecycleBin", "GetProducts", "AssumeRole")) {
                assertThat(other.equals(what) || fault(option, scope, other).isEmpty())
                        .as(other)
                        .isTrue();
            }
        }
    }

    @Test
    void a_source_fails_in_one_region_of_one_account() {
        assertThat(fault("deny=recycle-bin/us-east-1", OWN, "ListVolumesInRecycleBin"))
                .isPresent();
        assertThat(fault("deny=recycle-bin/us-east-1", OTHER, "ListVolumesInRecycleBin"))
                .isEmpty();
        assertThat(fault("deny=recycle-bin/200000000001/eu-west-1", OTHER, "ListVolumesInRecycleBin"))
                .isPresent();
        assertThat(fault("deny=recycle-bin/200000000001/eu-west-1", OWN, "ListVolumesInRecycleBin"))
                .isEmpty();
    }

    @Test
    void prices_can_be_damaged_or_hidden() {
        assertThat(fault("damage=prices", OWN, "GetProducts")).contains(new Fault.DamageProducts());
        assertThat(fault("hide-prices=eu-west-1", OWN, "GetProducts")).contains(new Fault.HidePrices("eu-west-1"));
        assertThat(fault("hide-prices=us-east-1-bos-1", OWN, "GetProducts"))
                .contains(new Fault.HidePrices("us-east-1-bos-1"));
    }

    @Test
    void the_calls_to_the_recycle_bin_are_among_those_of_which_a_share_fails_and_those_for_prices_are_not() {
        assertThat(fault("reset=1", OWN, "ListVolumesInRecycleBin")).contains(new Fault.Reset());
        assertThat(fault("reset=1", OWN, "GetProducts")).isEmpty();
        assertThat(fault("reset=1", OWN, "GetCallerIdentity")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hide-prices=eu-west-2",
                "damage=recycle-bin",
                "hide-zone=prices",
                "deny=prices/eu-west-2",
                "suspend=recycle-bin"
            })
    void what_makes_no_sense_is_refused(String option) {
        assertThatThrownBy(() -> FaultOptions.plan(List.of(option), 1, SCOPES))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("--fault");
    }

    @ParameterizedTest
    @CsvSource({
        "--stopped, 1.5, 'a rate from 0 to 1'",
        "--unattached, -1, 'a rate from 0 to 1'",
        "--recycled, 2, 'a rate from 0 to 1'",
        "--day, 3651, 'a whole number from 0 to 3650'"
    })
    void the_fleet_has_its_limits(String option, String value, String allowed) {
        var ran = Ran.census("simulate", "--truth", "--instances", "10", option, value);

        assertThat(ran.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(ran.err()).contains(option, value, allowed);
    }

    @Test
    void all_instances_can_be_stopped() {
        var ran = Ran.census(
                "run",
                "--simulate",
                "300",
                "--stopped",
                "1",
                "--filter",
                "instance-state-name=stopped",
                "--output",
                "json");
        var all = Ran.census("simulate", "--truth", "--instances", "300");

        assertThat(ran.out()).contains("\"instances\" : 300");
        assertThat(all.out()).contains("\"instances\" : 300");
    }

    @Test
    void a_later_day_has_more_instances() {
        assertThat(Ran.census("simulate", "--truth", "--instances", "1000", "--day", "10")
                        .out())
                .contains("\"instances\" : 1030");
        assertThat(Ran.census("run", "--simulate", "1000", "--day", "10", "--output", "json")
                        .findingsButUnlisted())
                .isEqualTo(Ran.census("simulate", "--truth", "--instances", "1000", "--day", "10")
                        .findingsButUnlisted());
    }

    @Test
    void a_later_day_has_its_date_and_the_first_has_todays() {
        assertThat(startedAt("--day", "5")).isEqualTo("2026-06-06");
        assertThat(LocalDate.parse(startedAt("--day", "0"))).isAfter(LocalDate.of(2026, 7, 1));
    }

    @Test
    void a_lost_account_makes_the_census_incomplete_and_is_not_in_the_truth() {
        String[] fleet = {"--simulated-accounts", "3", "--organization", "--day", "12"};
        var ran = Ran.census(words(fleet, "run", "--simulate", "300", "--output", "json"));
        var truth = Ran.census(words(fleet, "simulate", "--truth", "--instances", "300"));

        assertThat(ran.status()).as(ran.err()).isEqualTo(ExitStatus.INCOMPLETE);
        assertThat(ran.out()).contains("\"200000000002\"", "\"denied\"");
        assertThat(truth.out()).doesNotContain("200000000002");
        assertThat(billed(ran)).isEqualTo(billed(truth));
    }

    private static String startedAt(String... day) {
        var ran = Ran.census(words(day, "run", "--simulate", "10", "--output", "json"));
        var report = ReportReader.read(ran.out().getBytes(StandardCharsets.UTF_8));
        return String.valueOf(report.startedAt()).substring(0, 10);
    }

    private static Holding billed(Ran ran) {
        var billed =
                ReportReader.read(ran.out().getBytes(StandardCharsets.UTF_8)).billed();
        return Objects.requireNonNull(billed).uses().values().stream().reduce(Holding.NONE, Holding::plus);
    }

    private static String[] words(String[] more, String... words) {
        return Stream.of(words, more).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
