package ebscensus.report.change;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Use;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Prices;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.request.CensusRequest;
import ebscensus.report.Fleets;
import ebscensus.report.Overview;
import ebscensus.report.money.ListPrices;
import org.junit.jupiter.api.Test;

class ChangeInWordsTest {
    private static final String PAYMENTS = "111122223333";
    private static final String SEARCH = "444455556666";
    private static final VolumeSpec GP2 = Fleets.spec("us-east-1a", "gp2", 500, 1_500, 0);
    private static final VolumeSpec GP3 = Fleets.spec("us-east-1a", "gp3", 500, 3_000, 125);

    @Test
    void it_says_how_much_more_is_attached_and_billed_since_when() {
        var change = Change.between(
                priced(payments(GP3)), priced(payments(GP3, GP3).with(PAYMENTS, "us-east-1", Use.UNATTACHED, GP2)));

        assertThat(ChangeInWords.of(change))
                .isEqualTo(
                        "Since the report of 2026-11-28, attached volumes changed by +500 GiB and everything billed by"
                                + " +1,000 GiB, +90.00 USD a month");
        assertThat(change.gibibytesMore()).hasValue(500);
    }

    @Test
    void less_is_less() {
        var change = Change.between(priced(payments(GP3, GP2)), priced(payments(GP2)));

        assertThat(ChangeInWords.of(change))
                .isEqualTo(
                        "Since the report of 2026-11-28, attached volumes changed by -500 GiB and everything billed by"
                                + " -500 GiB, -40.00 USD a month");
        assertThat(change.gibibytesMore()).hasValue(-500);
    }

    @Test
    void the_same_has_not_changed() {
        var change = Change.between(priced(payments(GP3)), priced(payments(GP3)));

        assertThat(ChangeInWords.of(change)).isEqualTo("Since the report of 2026-11-28, nothing has changed");
        assertThat(change.gibibytesMore()).hasValue(0);
    }

    @Test
    void an_account_that_only_one_report_has_seen_is_neither_growth_nor_saving() {
        var both = payments(GP3).with(SEARCH, "eu-west-1", Use.STOPPED, GP2, GP2);

        var newlySeen = Change.between(priced(payments(GP3)), priced(both));
        var lost = Change.between(priced(both), priced(payments(GP3, GP3)));

        assertThat(ChangeInWords.of(newlySeen))
                .isEqualTo(
                        "Since the report of 2026-11-28, attached volumes changed by 0 GiB and everything billed by 0"
                                + " GiB; not compared: +1,000 GiB newly counted");
        assertThat(newlySeen.gibibytesMore()).hasValue(0);
        assertThat(ChangeInWords.of(lost))
                .endsWith("changed by +500 GiB and everything billed by +500 GiB, +40.00 USD a month; not compared:"
                        + " -1,000 GiB no longer counted");
        assertThat(lost.gibibytesMore()).hasValue(500);
    }

    @Test
    void reports_without_anything_in_common_have_no_change() {
        var change = Change.between(
                priced(payments(GP3)),
                priced(new Fleets(CensusRequest.DEFAULT).with(SEARCH, "eu-west-1", Use.RUNNING, GP2)));

        assertThat(ChangeInWords.of(change))
                .isEqualTo("Since the report of 2026-11-28, no attached volumes can be compared; not compared: +500 GiB"
                        + " newly counted, -500 GiB no longer counted");
        assertThat(change.gibibytesMore()).isEmpty();
    }

    @Test
    void a_price_that_is_lost_saves_nothing() {
        var change = Change.between(
                priced(payments(GP2, GP3)), report(payments(GP2, GP3), ListPrices.without(Component.GP3_SIZE)));

        assertThat(ChangeInWords.of(change))
                .endsWith("attached volumes changed by 0 GiB and everything billed by 0 GiB");
    }

    @Test
    void reports_of_attached_volumes_alone_say_nothing_of_what_is_billed() {
        var request = CensusRequest.DEFAULT.withAttachedOnly(true);
        var before = new Fleets(request).with(PAYMENTS, "us-east-1", Use.RUNNING, GP3);
        var after = new Fleets(request).with(PAYMENTS, "us-east-1", Use.RUNNING, GP3, GP3);

        assertThat(ChangeInWords.of(Change.between(sizes(before), sizes(after))))
                .isEqualTo("Since the report of 2026-11-28, attached volumes changed by +500 GiB");
    }

    private static Fleets payments(VolumeSpec... specs) {
        return new Fleets(CensusRequest.DEFAULT).with(PAYMENTS, "us-east-1", Use.RUNNING, specs);
    }

    private static Overview priced(Fleets fleet) {
        return report(fleet, ListPrices.all());
    }

    private static Overview report(Fleets fleet, Prices prices) {
        return Overview.of(fleet.report(), prices);
    }

    /** As a report of version 1 has them. */
    private static Overview sizes(Fleets fleet) {
        var report = report(fleet, Prices.NOT_ASKED);
        return new Overview(
                report.caller(),
                report.request(),
                report.startedAt(),
                report.finishedAt(),
                report.instances(),
                report.totals(),
                report.breakdowns(),
                report.ledger(),
                null);
    }
}
