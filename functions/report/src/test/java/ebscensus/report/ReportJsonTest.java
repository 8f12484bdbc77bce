package ebscensus.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.census.Census;
import ebscensus.core.census.Cubes;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.ListedScope;
import ebscensus.core.census.Measures;
import ebscensus.core.census.Partial;
import ebscensus.core.census.Report;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.census.Verdict;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.LostChunk;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Outcome.RegionDisabled;
import ebscensus.core.inventory.Outcome.Suspended;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.inventory.Prices;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Tolerance;
import ebscensus.json.Json;
import ebscensus.json.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportJsonTest {
    private static final Scope IRELAND = new Scope("111122223333", "eu-west-1");
    private static final Caller CALLER = new Caller("111122223333", "arn:aws:iam::111122223333:user/ann");
    private static final Instant STARTED = Instant.parse("2026-11-01T00:00:00Z");
    private static final CensusRequest REQUEST =
            CensusRequest.DEFAULT.withGroupBy(List.of("tag:team")).withAttachedOnly(true);
    private static final List<Missing> CAUSES = List.of(
            new Denied("ec2:DescribeVolumes", "not authorized"),
            new RegionDisabled("ec2:DescribeInstances", "not validated"),
            new ThrottledOut("ec2:DescribeVolumes", "slow down"),
            new Suspended("SUSPENDED"),
            new Failed("ec2:DescribeVolumes", "InternalError", "oops", "4711", true),
            new Failed("ec2:DescribeVolumes", "Odd", "oops", "", false),
            new LostChunk(3, "Sandbox.Timedout"),
            new Interrupted());

    @Test
    void a_report_is_written_as_the_schema_says() {
        var json = json(report(healthy("payments")));

        assertThat(json).isEqualToNormalizingNewlines("""
            {
              "version" : 2,
              "verdict" : "COMPLETE",
              "caller" : {
                "account" : "111122223333",
                "arn" : "arn:aws:iam::111122223333:user/ann"
              },
              "request" : {
                "role" : "EbsCensusReader",
                "filters" : { },
                "groupBy" : [ "tag:team" ],
                "tolerate" : [ ],
                "attachedOnly" : true,
                "require" : "attached",
                "callsPerSecond" : 10,
                "inProcessLimit" : 50000
              },
              "startedAt" : "2026-11-01T00:00:00Z",
              "finishedAt" : "2026-11-01T00:00:09.500Z",
              "totals" : {
                "instances" : 2,
                "volumes" : 3,
                "gibibytes" : 24
              },
              "byAccount" : {
                "111122223333" : {
                  "volumes" : 3,
                  "gibibytes" : 24
                }
              },
              "byRegion" : {
                "eu-west-1" : {
                  "volumes" : 3,
                  "gibibytes" : 24
                }
              },
              "byType" : {
                "gp3" : {
                  "volumes" : 3,
                  "gibibytes" : 24
                }
              },
              "tag:team" : {
                "payments" : {
                  "volumes" : 3,
                  "gibibytes" : 24
                }
              },
              "by" : {
                "account" : {
                  "111122223333" : {
                    "attached" : {
                      "volumes" : 3,
                      "gibibytes" : 24
                    },
                    "running" : {
                      "volumes" : 3,
                      "gibibytes" : 24,
                      "iops" : 0,
                      "mebibytesPerSecond" : 0
                    }
                  }
                },
                "region" : {
                  "eu-west-1" : {
                    "attached" : {
                      "volumes" : 3,
                      "gibibytes" : 24
                    },
                    "running" : {
                      "volumes" : 3,
                      "gibibytes" : 24,
                      "iops" : 0,
                      "mebibytesPerSecond" : 0
                    }
                  }
                },
                "zone" : {
                  "eu-west-1a" : {
                    "attached" : {
                      "volumes" : 3,
                      "gibibytes" : 24
                    },
                    "running" : {
                      "volumes" : 3,
                      "gibibytes" : 24,
                      "iops" : 0,
                      "mebibytesPerSecond" : 0
                    }
                  }
                },
                "type" : {
                  "gp3" : {
                    "attached" : {
                      "volumes" : 3,
                      "gibibytes" : 24
                    },
                    "running" : {
                      "volumes" : 3,
                      "gibibytes" : 24,
                      "iops" : 0,
                      "mebibytesPerSecond" : 0
                    }
                  }
                },
                "tag:team" : {
                  "payments" : {
                    "attached" : {
                      "volumes" : 3,
                      "gibibytes" : 24
                    },
                    "running" : {
                      "volumes" : 3,
                      "gibibytes" : 24,
                      "iops" : 0,
                      "mebibytesPerSecond" : 0
                    }
                  }
                }
              },
              "uses" : {
                "running" : {
                  "volumes" : 3,
                  "gibibytes" : 24,
                  "iops" : 0,
                  "mebibytesPerSecond" : 0
                },
                "stopped" : {
                  "volumes" : 0,
                  "gibibytes" : 0,
                  "iops" : 0,
                  "mebibytesPerSecond" : 0
                },
                "unlisted" : {
                  "volumes" : 0,
                  "gibibytes" : 0,
                  "iops" : 0,
                  "mebibytesPerSecond" : 0
                },
                "unattached" : {
                  "volumes" : 0,
                  "gibibytes" : 0,
                  "iops" : 0,
                  "mebibytesPerSecond" : 0
                },
                "recycleBin" : {
                  "volumes" : 0,
                  "gibibytes" : 0,
                  "iops" : 0,
                  "mebibytesPerSecond" : 0
                }
              },
              "billed" : {
                "volumes" : 3,
                "gibibytes" : 24,
                "iops" : 0,
                "mebibytesPerSecond" : 0
              },
              "prices" : {
                "asked" : false,
                "source" : "none",
                "currencies" : [ ],
                "list" : [ ],
                "missing" : [ ]
              },
              "savings" : {
                "gp2" : {
                  "likeForLike" : {
                    "volumes" : 0,
                    "monthly" : { },
                    "dearerVolumes" : 0
                  },
                  "baseline" : {
                    "volumes" : 0,
                    "monthly" : { },
                    "dearerVolumes" : 0
                  }
                },
                "io1" : {
                  "volumes" : 0,
                  "monthly" : { },
                  "dearerVolumes" : 0
                },
                "convertible" : [ ]
              },
              "largest" : {
                "stopped" : [ ],
                "unattached" : [ ]
              },
              "notCounted" : [ ],
              "accounts" : { },
              "cells" : [ {"account":"111122223333","region":"eu-west-1","zone":"eu-west-1a","type":"gp3","use":"running","tag:team":"payments","volumes":3,"gibibytes":24,"iops":0,"mebibytesPerSecond":0} ],
              "ledger" : [ {
                "account" : "111122223333",
                "region" : "eu-west-1",
                "outcome" : "measured",
                "instancesListed" : 2,
                "instancesMeasured" : 2,
                "instancesVanished" : 1,
                "volumes" : 3,
                "gibibytes" : 24,
                "requests" : 3,
                "throttledRequests" : 2,
                "slowdowns" : 1,
                "milliseconds" : 250
              } ]
            }
            """);
        assertThat(complaints(json)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"payments", "", "\u0001\"\\\ud83d\ude00=HYPERLINK(\u202e\u2028<b>", "(too many)"})
    void a_report_is_read_as_it_was_written(String team) {
        var report = Overview.of(report(healthy(team)), Prices.NOT_ASKED);

        assertThat(ReportReader.read(ReportJson.write(report))).isEqualTo(report);
    }

    @Test
    void what_is_missing_is_read_as_it_was_written_with_its_cause_and_the_request() {
        var request = CensusRequest.DEFAULT
                .withAccounts(new Accounts.Organization(List.of("r-ab12"), List.of("444455556666")))
                .withRole(new AccountRole("Audit", "external-id-42"))
                .withFilters(new TreeMap<>(Map.of("tag:env", List.of("prod\u202e"))))
                .withTolerate(new Tolerance(List.of("eu-west-2")));
        var census = everyCause().accepting(request.tolerate());
        var report = Overview.of(new Report(CALLER, request, STARTED, STARTED.plusNanos(1), census), Prices.NOT_ASKED);

        var json = ReportJson.write(report);

        assertThat(ReportReader.read(json)).isEqualTo(report);
        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(new String(json, UTF_8)).doesNotContain("external-id-42");
        assertThat(complaints(new String(json, UTF_8))).isEmpty();
    }

    @Test
    void every_outcome_fits_the_schema_and_tells_its_cause() {
        var json = json(report(everyCause()));

        assertThat(complaints(json)).isEmpty();
        assertThat(json)
                .contains("\"verdict\" : \"INCOMPLETE\"")
                .contains("\"denied\"", "\"regionDisabled\"", "\"throttled\"", "\"failed\"", "\"lostChunk\"")
                .contains("\"interrupted\"", "\"empty\"", "\"4711\"", "\"Sandbox.Timedout\"", "\"InternalError\"");
    }

    @Test
    void what_is_missing_says_whether_that_is_accepted() {
        var census = Census.of(
                CensusRequest.DEFAULT,
                List.of(
                        new ListedScope(IRELAND, 0, Calls.NONE, CAUSES.getFirst()),
                        new ListedScope(new Scope("111122223333", "eu-west-3"), 0, Calls.NONE, null)),
                Partial.EMPTY);

        assertThat(json(report(census))).contains("INCOMPLETE", "\"accepted\" : false");
        var accepted = json(report(census.accepting(new Tolerance(List.of("eu-west-1")))));
        assertThat(accepted).contains("\"COMPLETE\"", "\"accepted\" : true");
        assertThat(complaints(accepted)).isEmpty();
    }

    @Test
    void a_tag_value_of_256_characters_of_any_Unicode_is_a_name_like_any_other() {
        String nasty = "\u0001\"\\\ud83d\ude00=HYPERLINK(\u202e".repeat(20).substring(0, 256);

        var json = json(report(healthy(nasty)));

        assertThat(complaints(json)).isEmpty();
        assertThat(Json.readTree(json.getBytes(UTF_8)).get("tag:team").propertyNames())
                .containsExactly(nasty);
    }

    @Test
    void the_schema_refuses_a_report_without_ledger() {
        assertThat(complaints("{\"version\":2,\"verdict\":\"COMPLETE\"}")).isNotEmpty();
    }

    /** Written by the program of 2026-11-28, before reports had a number. */
    @Test
    void a_report_of_version_1_is_read() {
        var report = ReportReader.read(version1().getBytes(UTF_8));

        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(report.caller()).isNull();
        assertThat(report.request()).isNull();
        assertThat(report.startedAt()).isEqualTo(Instant.parse("2026-11-28T08:25:24.132995199Z"));
        assertThat(report.instances()).isEqualTo(300);
        assertThat(report.totals()).isEqualTo(new Measures(563, 274_075));
        assertThat(report.by(Dimension.ACCOUNT)).containsEntry("111122223333", new Measures(181, 97_751));
        assertThat(report.by(Dimension.TYPE)).hasSize(7).containsEntry("gp3", new Measures(429, 165_312));
        assertThat(report.by(Dimension.tag("team"))).containsEntry("(several)", new Measures(1, 100));
        assertThat(report.by(Dimension.ZONE)).isEmpty();
        assertThat(report.ledger())
                .extracting(LedgerLine::outcome)
                .hasAtLeastOneElementOfType(Outcome.Measured.class)
                .hasAtLeastOneElementOfType(Denied.class)
                .hasAtLeastOneElementOfType(RegionDisabled.class)
                .hasAtLeastOneElementOfType(ThrottledOut.class)
                .hasAtLeastOneElementOfType(Failed.class);
        assertThat(report.accepted()).hasSize(1);
        assertThat(report.missing()).hasSize(3);
    }

    /** Written by the program of 2026-11-28, before it counted volumes that are not attached. */
    @Test
    void a_report_of_version_2_about_attached_volumes_alone_is_read_and_written_again() {
        var report =
                ReportReader.read(resource("report-version-2-attached.json").getBytes(UTF_8));

        assertThat(report.billed()).isNull();
        assertThat(report.accountNames()).isEmpty();
        assertThat(report.by(Dimension.ZONE)).containsOnly(Map.entry("eu-west-1a", new Measures(3, 24)));
        var json = ReportJson.write(report);
        assertThat(ReportReader.read(json)).isEqualTo(report);
        assertThat(complaints(new String(json, UTF_8))).isEmpty();
    }

    @Test
    void a_report_of_version_1_is_written_again_as_one_of_version_2() {
        var report = ReportReader.read(version1().getBytes(UTF_8));

        var json = ReportJson.write(report);

        assertThat(ReportReader.read(json)).isEqualTo(report);
        assertThat(complaints(new String(json, UTF_8))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
        no number                | "version" : 2                         |                                      | report.by is required in version 2
        a later version          | "version" : 2                         | "version" : 3                        | report.version is 3, but only reports of version 1
        a fractional version     | "version" : 2                         | "version" : 2.0                      | report.version is 2.0, but must be a whole number
        another verdict          | "verdict" : "COMPLETE"                | "verdict" : "INCOMPLETE"             | report.verdict does not match the ledger
        an unknown field         | "verdict" :                           | "verdikt" : 1, "verdict" :           | report.verdikt is not known; the report may come from a later version
        a repeated field         | "verdict" :                           | "verdict" : "COMPLETE", "verdict" :  | the report is not JSON
        no account               | "account" : "111122223333", "arn"     | "arn"                                | report.caller.account is missing
        an account that is none  | "account" : "111122223333", "arn"     | "account" : "1", "arn"               | report.caller.account is not an account id
        no request of ours       | "callsPerSecond" : 10                 | "callsPerSecond" : 61                | report: callsPerSecond: 61 is not allowed
        a time that is none      | "startedAt" : "2026-11-01T00:00:00Z"  | "startedAt" : "yesterday"            | report.startedAt is "yesterday", but must be a time
        a start without an end   | "finishedAt" : "2026-11-01T00:00:09.500Z", |                                 | report.finishedAt is missing
        a negative number        | "instances" : 2,                      | "instances" : -2,                    | report.totals.instances is -2, but must be a whole number from 0
        a quoted number          | "instances" : 2,                      | "instances" : "2",                   | report.totals.instances is "2", but must be a whole number
        too large a number       | "instances" : 2,                      | "instances" : 9223372036854775808,   | report.totals.instances is 9223372036854775808, but must be
        a wrong sum              | "instances" : 2,                      | "instances" : 3,                     | report: the ledger adds up to 2 instances, but the total is 3
        a null                   | "outcome" : "measured"                | "outcome" : null                     | report.ledger[0].outcome is null, but must be a string
        no outcome of ours       | "outcome" : "measured"                | "outcome" : "counted"                | report.ledger[0].outcome must be measured or empty
        a cause of no failure    | "outcome" : "measured"                | "outcome" : "measured", "action" : "" | report.ledger[0].action is not known
        a failure without cause  | "outcome" : "measured"                | "outcome" : "denied", "accepted" : false | report.ledger[0]: its outcome is unknown or lacks a field
        a failure that is none   | "outcome" : "measured"                | "outcome" : "measured", "accepted" : false | report.ledger[0]: its outcome is unknown
        more measured than there | "instancesListed" : 2                 | "instancesListed" : 1                | report.ledger[0].instancesMeasured must be between
        no region                | "region" : "eu-west-1"                | "region" : "../x"                    | report.ledger[0]: region: "../x" is not allowed
        something after it       | "milliseconds" : 250 } ] }            | "milliseconds" : 250 } ] } {}        | something follows the report
        an end too soon          | "milliseconds" : 250 } ] }            | "milliseconds" : 250 } ]             | the report is not JSON
        """)
    void a_report_that_is_none_is_refused_in_a_line_that_names_what_is_wrong(
            String what, String original, String damaged, String complaint) {
        String report = json(report(healthy("payments"))).replaceAll("\\s+", " ");
        String lost = damaged == null ? "" : damaged;
        assertThat(report).contains(original);
        String broken = report.replace(original + (damaged == null && original.endsWith("2") ? "," : ""), lost);

        assertThatThrownBy(() -> ReportReader.read(broken.getBytes(UTF_8)))
                .as(what)
                .isInstanceOf(MalformedReport.class)
                .hasMessageStartingWith(complaint);
    }

    @Test
    void breakdowns_that_do_not_add_up_or_contradict_each_other_are_refused() {
        String report = resource("report-version-2-attached.json").replaceAll("\\s+", " ");

        assertRefused(
                report.replace(
                        "\"volumes\" : 3, \"gibibytes\" : 24 } }, \"byRegion\"",
                        "\"volumes\" : 4, \"gibibytes\" : 24 } }, \"byRegion\""),
                "report.by.account differs from the same breakdown beside it");
        assertRefused(
                report.replace(
                        "\"eu-west-1a\" : { \"attached\" : { \"volumes\" : 3",
                        "\"eu-west-1a\" : { \"attached\" : { \"volumes\" : 4"),
                "report: zone adds up to ");
        assertRefused(report.replace("\"zone\" :", "\"colour\" :"), "report.by: no dimension has the name \"colour\"");
        assertRefused(
                report.replace(
                        "\"attached\" : { \"volumes\" : 3, \"gibibytes\" : 24 } } }, \"region\"",
                        "\"running\" : { \"volumes\" : 3, \"gibibytes\" : 24 } } }, \"region\""),
                "report.by.account.111122223333.attached is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "1", "null", "\"report\"", "{", "{}", "{\"ledger\":{}}", "{\"ledger\":[1]}", "\u0000"})
    void what_is_no_report_at_all_is_refused(String json) {
        assertThatThrownBy(() -> ReportReader.read(json.getBytes(UTF_8))).isInstanceOf(MalformedReport.class);
    }

    @Test
    void a_report_of_a_size_that_none_has_is_not_read() {
        assertRefused(new byte[ReportReader.MOST_BYTES + 1], "the report has 134217729 bytes, but at most 134217728");
    }

    @Test
    void what_a_complaint_quotes_is_short_and_cannot_steer_a_terminal() {
        String attack = "\\u001b[2J\\u202e".repeat(1_000);

        assertThatThrownBy(() -> ReportReader.read(
                        ("{\"version\":2,\"by\":{},\"ledger\":[],\"verdict\":[\"" + attack + "\"]}").getBytes(UTF_8)))
                .hasMessageMatching("\\P{Cntrl}{20,300}")
                .hasMessageNotContaining("\u202e");
        assertThatThrownBy(() -> ReportReader.read(("{\"" + attack + "\":").getBytes(UTF_8)))
                .hasMessageMatching("\\P{Cntrl}{20,300}")
                .hasMessageNotContaining("\u202e");
    }

    private static void assertRefused(String json, String complaint) {
        assertRefused(json.getBytes(UTF_8), complaint);
    }

    private static void assertRefused(byte[] json, String complaint) {
        assertThatThrownBy(() -> ReportReader.read(json))
                .isInstanceOf(MalformedReport.class)
                .hasMessageStartingWith(complaint);
    }

    private static String version1() {
        return resource("report-version-1.json");
    }

    private static String resource(String name) {
        try (var source = ReportJsonTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(source).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> complaints(String json) {
        return Schemas.complaints(ReportJson.class, "report", json);
    }

    private static String json(Report report) {
        return new String(ReportJson.write(Overview.of(report, Prices.NOT_ASKED)), UTF_8);
    }

    private static Report report(Census census) {
        return new Report(CALLER, REQUEST, STARTED, Instant.parse("2026-11-01T00:00:09.5Z"), census);
    }

    private static Census everyCause() {
        var listed = new ArrayList<ListedScope>();
        for (Missing cause : CAUSES) {
            listed.add(
                    new ListedScope(new Scope("111122223333", "eu-west-" + (listed.size() + 1)), 0, Calls.NONE, cause));
        }
        listed.add(new ListedScope(new Scope("111122223333", "us-east-1"), 0, Calls.NONE, null));
        return Census.of(CensusRequest.DEFAULT, listed, Partial.EMPTY);
    }

    private static Census healthy(String team) {
        return Census.of(
                REQUEST,
                List.of(new ListedScope(IRELAND, 2, new Calls(1, 0), null)),
                Partial.of(Stream.of(new ScopePartial(
                        IRELAND,
                        2,
                        1,
                        Cubes.of("gp3", Map.of("team", team), new Measures(3, 24)),
                        Map.of(),
                        new Calls(2, 2, 1, Duration.ofNanos(250_999_999)),
                        null))));
    }
}
