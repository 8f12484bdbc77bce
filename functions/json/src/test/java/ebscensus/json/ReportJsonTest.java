package ebscensus.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.Calls;
import ebscensus.core.Census;
import ebscensus.core.Kind;
import ebscensus.core.ListedScope;
import ebscensus.core.Outcome.Denied;
import ebscensus.core.Outcome.Failed;
import ebscensus.core.Outcome.Interrupted;
import ebscensus.core.Outcome.LostChunk;
import ebscensus.core.Outcome.Missing;
import ebscensus.core.Outcome.RegionDisabled;
import ebscensus.core.Outcome.Suspended;
import ebscensus.core.Outcome.ThrottledOut;
import ebscensus.core.Partial;
import ebscensus.core.Report;
import ebscensus.core.Scope;
import ebscensus.core.ScopePartial;
import ebscensus.core.Tolerance;
import ebscensus.core.VolumeTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
    private static final List<Missing> CAUSES = List.of(
            new Denied("ec2:DescribeVolumes", "not authorized"),
            new RegionDisabled("ec2:DescribeInstances", "not validated"),
            new ThrottledOut("ec2:DescribeVolumes", "slow down"),
            new Failed("ec2:DescribeVolumes", "InternalError", "oops", "4711", true),
            new Suspended("SUSPENDED"),
            new LostChunk(3, "Sandbox.Timedout"),
            new Interrupted());

    @Test
    void a_report_is_written_as_the_schema_says() {
        var json = json(new Report(
                Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-01T00:00:09.5Z"), healthy("payments")));

        assertThat(json).isEqualToNormalizingNewlines("""
            {
              "verdict" : "COMPLETE",
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
        assertThat(Schemas.complaints("report", json)).isEmpty();
    }

    @Test
    void every_outcome_fits_the_schema_and_tells_its_cause() {
        var listed = new ArrayList<ListedScope>();
        for (Missing cause : CAUSES) {
            listed.add(
                    new ListedScope(new Scope("111122223333", "eu-west-" + (listed.size() + 1)), 0, Calls.NONE, cause));
        }
        listed.add(new ListedScope(new Scope("111122223333", "us-east-1"), 0, Calls.NONE, null));
        var json = new String(ReportJson.write(Census.of(List.of(), listed, Partial.EMPTY)), UTF_8);

        assertThat(Schemas.complaints("report", json)).isEmpty();
        assertThat(json)
                .contains("\"verdict\" : \"INCOMPLETE\"")
                .contains("\"denied\"", "\"regionDisabled\"", "\"throttled\"", "\"failed\"", "\"lostChunk\"")
                .contains(
                        "\"suspended\"",
                        "\"interrupted\"",
                        "\"empty\"",
                        "\"4711\"",
                        "\"Sandbox.Timedout\"",
                        "\"InternalError\"");
    }

    @Test
    void what_is_missing_says_whether_that_is_accepted() {
        var scope = new Scope("111122223333", "eu-west-1");
        var census = Census.of(
                List.of(),
                List.of(
                        new ListedScope(scope, 0, Calls.NONE, CAUSES.getFirst()),
                        new ListedScope(new Scope("111122223333", "us-east-1"), 0, Calls.NONE, null)),
                Partial.EMPTY);

        assertThat(new String(ReportJson.write(census), UTF_8)).contains("INCOMPLETE", "\"accepted\" : false");
        var accepted = new String(ReportJson.write(census.accepting(new Tolerance(List.of("eu-west-1")))), UTF_8);
        assertThat(accepted).contains("\"COMPLETE\"", "\"accepted\" : true");
        assertThat(Schemas.complaints("report", accepted)).isEmpty();
    }

    @Test
    void a_tag_value_of_256_characters_of_any_Unicode_is_a_name_like_any_other() {
        String nasty = "\u0001\"\\\ud83d\ude00=HYPERLINK(\u202e".repeat(20).substring(0, 256);

        var json = json(new Report(Instant.EPOCH, Instant.EPOCH, healthy(nasty)));

        assertThat(Schemas.complaints("report", json)).isEmpty();
        assertThat(Json.readTree(json.getBytes(UTF_8)).get("tag:team").propertyNames())
                .containsExactly(nasty);
    }

    @Test
    void the_schema_refuses_a_report_without_ledger() {
        assertThat(Schemas.complaints("report", "{\"verdict\":\"COMPLETE\"}")).isNotEmpty();
    }

    private static String json(Report report) {
        return new String(ReportJson.write(report), UTF_8);
    }

    private static Census healthy(String team) {
        var scope = new Scope("111122223333", "eu-west-1");
        return Census.of(
                List.of("tag:team"),
                List.of(new ListedScope(scope, 2, new Calls(1, 0), null)),
                Partial.of(Stream.of(new ScopePartial(
                        scope,
                        2,
                        1,
                        Map.of(new Kind("gp3", List.of(team)), new VolumeTotals(3, 24)),
                        Map.of(),
                        new Calls(2, 2, 1, Duration.ofMillis(250)),
                        null))));
    }
}
