package ebscensus.report;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Measures;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Empty;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.LostChunk;
import ebscensus.core.inventory.Outcome.Measured;
import ebscensus.core.inventory.Outcome.RegionDisabled;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.request.Caller;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableReportTest {
    private static final String ACCOUNT = "111122223333";
    private static final Instant START = Instant.parse("2026-11-22T10:00:00.987Z");

    @Test
    void a_complete_census_is_its_totals_and_its_breakdowns_largest_first() {
        var census = overview(
                10_000,
                new Measures(18_392, 79_585_956),
                sorted(Map.of(ACCOUNT, new Measures(18_392, 79_585_956))),
                sorted(Map.of(
                        "eu-west-1", new Measures(392, 585_956),
                        "us-east-1", new Measures(18_000, 79_000_000))),
                sorted(Map.of("gp3", new Measures(18_392, 79_585_956))),
                sorted(Map.of(
                        "tag:team",
                        sorted(Map.of(
                                "(untagged)", new Measures(1, 8),
                                "platform", new Measures(18_391, 79_585_948))))),
                List.of(
                        line("eu-west-1", new Measured(), 200, 200, 392, 585_956),
                        line("us-east-1", new Measured(), 9_800, 9_800, 18_000, 79_000_000)));

        assertThat(TableReport.render(census)).isEqualTo("""
            EBS census: COMPLETE
            2 scopes, 14 calls, 2 throttled; started 2026-11-22 10:00:00 UTC, took 0:12

            Instances       10,000
            Volumes         18,392
            GiB         79,585,956
            TiB          77,720.66

            By account    Volumes         GiB        TiB
            111122223333   18,392  79,585,956  77,720.66

            By region     Volumes         GiB        TiB
            us-east-1      18,000  79,000,000  77,148.44
            eu-west-1         392     585,956     572.22

            By type       Volumes         GiB        TiB
            gp3            18,392  79,585,956  77,720.66

            By tag:team   Volumes         GiB        TiB
            platform       18,391  79,585,948  77,720.65
            (untagged)          1           8       0.01
            """);
    }

    @Test
    void who_asked_is_named_below_the_verdict() {
        var caller = new Caller(ACCOUNT, "arn:aws:sts::111122223333:assumed-role/Audit/ann\u001b[2J@example.com");
        var report = new Overview(caller, null, null, null, 0, Measures.NONE, new TreeMap<>(), List.of(), null);

        assertThat(TableReport.render(report)).startsWith("""
            EBS census: INCOMPLETE
            caller: arn:aws:sts::111122223333:assumed-role/Audit/ann\\u001b[2J@example.com in
            account 111122223333
            0 scopes, 0 calls, 0 throttled

            """);
    }

    @Test
    void an_incomplete_census_says_first_what_is_missing_and_why_and_at_least_before_every_total() {
        var census = overview(
                1_100,
                new Measures(2_000, 3_000),
                sorted(Map.of(ACCOUNT, new Measures(2_000, 3_000))),
                sorted(Map.of("eu-west-1", new Measures(2_000, 3_000))),
                sorted(Map.of("gp3", new Measures(2_000, 3_000))),
                sorted(Map.of()),
                List.of(
                        line("af-south-1", new Empty(), 0, 0, 0, 0),
                        line("ap-east-1", new RegionDisabled("ec2:DescribeInstances", "not validated"), 0, 0, 0, 0),
                        line("ca-west-1", new LostChunk(7, "Lambda.Unknown"), 200, 0, 0, 0),
                        line(
                                "eu-west-1",
                                new Denied("ec2:DescribeVolumes", "You are not authorized to perform this operation."),
                                1_200,
                                1_000,
                                2_000,
                                3_000),
                        line("eu-west-2", new ThrottledOut("ec2:DescribeInstances", "slow down"), 100, 100, 0, 0),
                        line(
                                "us-east-1",
                                new Failed("ec2:DescribeVolumes", "InternalError", "An error occurred", "r-1", true),
                                1,
                                0,
                                0,
                                0),
                        line("us-west-2", new Interrupted(), 5, 0, 0, 0)));

        assertThat(TableReport.render(census)).isEqualTo("""
            EBS census: INCOMPLETE
            7 scopes, 49 calls, 7 throttled; started 2026-11-22 10:00:00 UTC, took 0:12

            Missing: 6 of 7 scopes
            111122223333/ap-east-1: nothing counted
              the region is not enabled in the account; enable the region or leave it out
              (not validated)
            111122223333/ca-west-1: 0 of 200 listed instances counted
              chunk 7 was lost (Lambda.Unknown)
            111122223333/eu-west-1: 1,000 of 1,200 listed instances counted
              denied: ec2:DescribeVolumes; allow it to the caller (You are not authorized to
              perform this operation.)
            111122223333/eu-west-2: 100 of 100 listed instances counted; listing incomplete
              throttled: EC2 kept rejecting ec2:DescribeInstances because of the request
              rate; lower the calls per second, or try again later (slow down)
            111122223333/us-east-1: 0 of 1 listed instance counted
              failed: ec2:DescribeVolumes: InternalError (An error occurred), request r-1
            111122223333/us-west-2: 0 of 5 listed instances counted
              interrupted before everything was counted

            Instances   at least 1,100
            Volumes     at least 2,000
            GiB         at least 3,000
            TiB         at least  2.93

            By account, at least  Volumes    GiB   TiB
            111122223333            2,000  3,000  2.93

            By region, at least   Volumes    GiB   TiB
            eu-west-1               2,000  3,000  2.93

            By type, at least     Volumes    GiB   TiB
            gp3                     2,000  3,000  2.93

            INCOMPLETE: at least 3,000 GiB in 2,000 attached volumes of 1,100 instances
            """);
    }

    @Test
    void instances_that_vanished_while_they_were_counted_have_a_line() {
        var line = new LedgerLine(
                new Scope(ACCOUNT, "us-east-1"), new Measured(), 5, 5, 2, Measures.NONE, Calls.NONE, false);

        assertThat(TableReport.render(of(Measures.NONE, sorted(Map.of()), List.of(line))))
                .contains("""

                    2 instances had volumes when they were listed, but none when they were measured:
                    they were terminated or their volumes were detached

                    """);
    }

    @Test
    void a_report_that_is_longer_than_a_terminal_of_24_rows_ends_with_the_verdict_and_the_total() {
        assertThat(ofTeams(5).lines()).hasSize(23).last().asString().startsWith("team-5 ");
        assertThat(ofTeams(6).lines()).hasSize(26).endsWith("", "COMPLETE: 6 GiB in 6 attached volumes of 1 instance");
    }

    private static String ofTeams(int teams) {
        var byTeam = new TreeMap<String, Measures>();
        IntStream.rangeClosed(1, teams).forEach(team -> byTeam.put("team-" + team, new Measures(1, 1)));
        var measured = line("us-east-1", new Measured(), 1, 1, teams, teams);
        return TableReport.render(of(new Measures(teams, teams), byTeam, List.of(measured)));
    }

    @Test
    void a_census_that_slowed_down_says_how_often() {
        var lines = List.of(slowed("eu-west-1", 2), slowed("us-east-1", 1));

        var slowedThrice = of(Measures.NONE, sorted(Map.of()), lines);
        var slowedOnce = of(Measures.NONE, sorted(Map.of()), lines.subList(1, 2));

        assertThat(TableReport.render(slowedThrice)).startsWith("""
            EBS census: COMPLETE
            2 scopes, 14 calls, 8 throttled; started 2026-11-22 10:00:00 UTC, took 0:12
            slowed down 3 times because calls were throttled

            """);
        assertThat(TableReport.render(slowedOnce)).contains("\nslowed down 1 time because calls were throttled\n");
    }

    @Test
    void a_fleet_without_instances_has_zeros_and_empty_breakdowns() {
        var census = of(Measures.NONE, sorted(Map.of()), List.of(line("us-east-1", new Empty(), 0, 0, 0, 0)));

        assertThat(TableReport.render(census)).isEqualTo("""
            EBS census: COMPLETE
            1 scope, 7 calls, 1 throttled; started 2026-11-22 10:00:00 UTC, took 0:12

            Instances      0
            Volumes        0
            GiB            0
            TiB         0.00

            By account    Volumes  GiB   TiB
            (none)

            By region     Volumes  GiB   TiB
            (none)

            By type       Volumes  GiB   TiB
            (none)

            By tag:team   Volumes  GiB   TiB
            (none)
            """);
    }

    @Test
    void a_tag_value_of_256_characters_is_cut_so_that_its_line_has_80_columns() {
        assertThat(rowOf("x".repeat(256))).isEqualTo("x".repeat(57) + "…" + "        1  1,024  1.00");
        assertThat(rowOf("日".repeat(256))).isEqualTo("日".repeat(28) + "… " + "        1  1,024  1.00");
    }

    @Test
    void a_tag_value_with_control_characters_is_shown_harmlessly() {
        assertThat(rowOf("\u001b[2J\r\nrm -rf\u0007\u009b31m\u202e"))
                .startsWith("\\u001b[2J\\u000d\\u000arm -rf\\u0007");
    }

    @Test
    void a_volume_type_that_is_none_is_shown_harmlessly() {
        var totals = new Measures(1, 8);
        var hostile = overview(
                1,
                totals,
                sorted(Map.of("111122223333", totals)),
                sorted(Map.of("us-east-1", totals)),
                sorted(Map.of("\u009b31m=1+1\n<b>", totals)),
                sorted(Map.of()),
                List.of(line("us-east-1", new Measured(), 1, 1, 1, 8)));

        assertThat(TableReport.render(hostile)).contains("\n\\u009b31m=1+1\\u000a<b>  ");
    }

    @Test
    void a_message_of_aws_is_shown_harmlessly_too() {
        var failed =
                new Failed("ec2:DescribeVolumes", "Odd\u001b[1m", "two\nlines" + "!".repeat(200), "id\u0000", false);
        var census = of(Measures.NONE, sorted(Map.of()), List.of(line("us-east-1", failed, 1, 0, 0, 0)));

        assertThat(TableReport.render(census))
                .contains("Odd\\u001b[1m", "two\\u000alines!!", "!!!\n", "id\\u0000")
                .doesNotContain("\u001b", "\u0000");
    }

    @Test
    void of_very_many_missing_scopes_the_first_forty_are_shown_and_the_others_counted() {
        var ledger = IntStream.range(0, 1_041)
                .mapToObj(number -> new LedgerLine(
                        new Scope(String.format("%012d", number), "eu-west-1"),
                        new RegionDisabled("ec2:DescribeInstances", "not validated"),
                        0,
                        0,
                        0,
                        Measures.NONE,
                        Calls.NONE,
                        false))
                .toList();

        assertThat(TableReport.render(of(Measures.NONE, sorted(Map.of()), ledger)))
                .contains("Missing: 1,041 of 1,041 scopes")
                .contains("000000000039/eu-west-1: nothing counted")
                .contains("… and 1,001 more scopes; --output json lists them all")
                .doesNotContain("000000000040/");
    }

    @Test
    void the_largest_numbers_keep_all_their_digits() {
        var largest = new Measures(Long.MAX_VALUE, Long.MAX_VALUE);
        var census = of(
                largest,
                sorted(Map.of("a-team-with-a-long-name", largest)),
                List.of(line("us-east-1", new Measured(), 1, 1, Long.MAX_VALUE, Long.MAX_VALUE)));

        assertThat(TableReport.render(census))
                .contains(
                        "a-team-with…  9,223,372,036,854,775,807  9,223,372,036,854,775,807  9,007,199,254,740,992.00");
    }

    /** The line of a single instance's label. */
    private static String rowOf(String label) {
        var totals = new Measures(1, 1_024);
        var census =
                of(totals, sorted(Map.of(label, totals)), List.of(line("us-east-1", new Measured(), 1, 1, 1, 1_024)));
        var lines = new ArrayList<>(TableReport.render(census).lines().toList());
        assertThat(lines).allSatisfy(line -> assertThat(Cells.width(line)).isLessThanOrEqualTo(80));
        return lines.getLast();
    }

    private static Overview of(Measures totals, SortedMap<String, Measures> byTeam, List<LedgerLine> ledger) {
        SortedMap<String, Measures> whole =
                totals.equals(Measures.NONE) ? sorted(Map.of()) : sorted(Map.of("all", totals));
        return overview(
                ledger.stream().mapToLong(LedgerLine::instancesMeasured).sum(),
                totals,
                whole,
                whole,
                whole,
                sorted(Map.of("tag:team", byTeam)),
                ledger);
    }

    private static LedgerLine line(
            String region, Outcome outcome, long listed, long measured, long volumes, long gibibytes) {
        return new LedgerLine(
                new Scope(ACCOUNT, region),
                outcome,
                listed,
                measured,
                0,
                new Measures(volumes, gibibytes),
                new Calls(7, 1),
                false);
    }

    private static LedgerLine slowed(String region, long slowdowns) {
        return new LedgerLine(
                new Scope(ACCOUNT, region), new Empty(), 0, 0, 0, Measures.NONE, new Calls(7, 4, slowdowns), false);
    }

    private static Overview overview(
            long instances,
            Measures totals,
            SortedMap<String, Measures> byAccount,
            SortedMap<String, Measures> byRegion,
            SortedMap<String, Measures> byType,
            SortedMap<String, SortedMap<String, Measures>> byTag,
            List<LedgerLine> ledger) {
        var breakdowns = new TreeMap<Dimension, SortedMap<String, Measures>>();
        breakdowns.put(Dimension.ACCOUNT, byAccount);
        breakdowns.put(Dimension.REGION, byRegion);
        breakdowns.put(Dimension.TYPE, byType);
        byTag.forEach((name, breakdown) -> breakdowns.put(new Dimension(name), breakdown));
        return new Overview(null, null, START, START.plusSeconds(12), instances, totals, breakdowns, ledger, null);
    }

    private static <V> SortedMap<String, V> sorted(Map<String, V> map) {
        return new TreeMap<>(map);
    }
}
