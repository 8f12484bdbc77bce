package ebscensus.report.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import ebscensus.core.census.CountedVolume;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import ebscensus.json.Json;
import ebscensus.json.Schemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class VolumeRowsTest {
    private static final Dimension TEAM = Dimension.tag("team");
    private static final Scope SCOPE = new Scope("000011112222", "eu-west-1");
    private static final VolumeSpec SPEC = new VolumeSpec(
            "eu-west-1a", "gp3", 500, 4_000, 250, false, true, "2026-11-30T10:20:30.000Z", "data of \"web\"");

    @Test
    void a_row_has_the_columns_in_their_order_and_texts_alone_are_in_quotes() throws IOException {
        assertThat(csv(attached(SPEC, "atlas"), "Payments"))
                .isEqualTo(
                        "\"SubAccountId\",\"SubAccountName\",\"RegionId\",\"AvailabilityZone\",\"ResourceId\",\"ResourceName\",\"ResourceType\",\"tag:team\",\"VolumeType\",\"Use\",\"Gibibytes\",\"Iops\",\"MebibytesPerSecond\",\"Encrypted\",\"MultiAttach\",\"CreatedAt\",\"SeenByOtherChunks\"\r\n"
                            + "\"000011112222\",\"Payments\",\"eu-west-1\",\"eu-west-1a\",\"vol-1\",\"data of"
                            + " \"\"web\"\"\",\"Volume\",\"atlas\",\"gp3\",\"running\",500,4000,250,true,false,\"2026-11-30T10:20:30.000Z\",false\r\n");
        assertThat(jsonLines(attached(SPEC, "atlas"), "Payments"))
                .isEqualTo("{\"SubAccountId\":\"000011112222\",\"SubAccountName\":\"Payments\","
                        + "\"RegionId\":\"eu-west-1\",\"AvailabilityZone\":\"eu-west-1a\",\"ResourceId\":\"vol-1\","
                        + "\"ResourceName\":\"data of \\\"web\\\"\",\"ResourceType\":\"Volume\","
                        + "\"Tags\":{\"team\":\"atlas\"},\"VolumeType\":\"gp3\",\"Use\":\"running\",\"Gibibytes\":500,"
                        + "\"Iops\":4000,\"MebibytesPerSecond\":250,\"Encrypted\":true,\"MultiAttach\":false,"
                        + "\"CreatedAt\":\"2026-11-30T10:20:30.000Z\",\"SeenByOtherChunks\":false}\n");
    }

    @Test
    void what_EC2_or_the_organization_does_not_tell_is_empty_in_CSV_and_absent_in_JSON() throws IOException {
        var recycled = new CountedVolume(
                SCOPE,
                "vol-1",
                new VolumeSpec("eu-west-1a", "gp3", 8),
                Use.RECYCLE_BIN,
                Map.of(TEAM, "(unattached)"),
                false);

        assertThat(csv(recycled, "").lines().toList().getLast())
                .isEqualTo("\"000011112222\",,\"eu-west-1\",\"eu-west-1a\",\"vol-1\",,\"Volume\","
                        + "\"(unattached)\",\"gp3\",\"recycle-bin\",8,0,0,,,,false");
        var row = Json.readTree(jsonLines(recycled, "").getBytes(UTF_8));
        for (String absent : List.of("SubAccountName", "ResourceName", "Encrypted", "MultiAttach", "CreatedAt")) {
            assertThat(row.has(absent)).as(absent).isFalse();
        }
        assertThat(Schemas.complaints(VolumeRows.class, "volume", row.toString()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://example.com\",\"sum\")",
                "+1+1",
                "-2+3+cmd|' /C calc'!A0",
                "@SUM(1+1)",
                "\tindented",
                "\rover",
                "two\r\nlines",
                "a,b;c\"d",
                "'quoted",
                "\u202eright to left",
                "\u009b31mred",
                "\"},{\"ResourceId\":\"vol-2",
                "\ud83d\udc18"
            })
    void hostile_names_and_tags_are_harmless_and_the_same_in_both_formats(String text) throws IOException {
        var spec = new VolumeSpec("eu-west-1a", "gp3", 1, 0, 0, false, false, text, text);
        var volume = attached(spec, text);

        var json = Json.readTree(jsonLines(volume, text).getBytes(UTF_8));
        var csv = records(csv(volume, text));

        assertThat(json.get("ResourceName").stringValue()).isEqualTo(text);
        assertThat(json.get("Tags").get("team").stringValue()).isEqualTo(text);
        assertThat(jsonLines(volume, text).lines()).hasSize(1);
        assertThat(csv(volume, text).lines()).hasSize(2);
        assertThat(csv(volume, text) + jsonLines(volume, text)).doesNotContain("\u202e", "\u009b", "\t");
        assertThat(csv).singleElement().satisfies(row -> {
            assertThat(row.getField("ResourceName")).isEqualTo(Csv.safe(text)).doesNotMatch("(?s)[=+\\-@\t\r].*");
            assertThat(row.getField("SubAccountName")).isEqualTo(Csv.safe(text));
            assertThat(row.getField("CreatedAt")).isEqualTo(Csv.safe(text));
            assertThat(row.getField("tag:team")).isEqualTo(Csv.safe(text));
        });
        assertThat(Schemas.complaints(VolumeRows.class, "volume", json.toString()))
                .isEmpty();
    }

    @Test
    void both_formats_have_the_same_rows() throws IOException {
        var volumes = List.of(
                attached(SPEC, "atlas"),
                new CountedVolume(SCOPE, "vol-2", SPEC, Use.UNATTACHED, Map.of(), false),
                new CountedVolume(SCOPE, "vol-3", SPEC, Use.STOPPED, Map.of(), true));
        var csv = new ByteArrayOutputStream();
        var json = new ByteArrayOutputStream();
        try (var rows = csv(csv);
                var lines = VolumeRows.jsonLines(json)) {
            for (var volume : volumes) {
                rows.write(volume, "");
                lines.write(volume, "");
            }
        }

        var objects = json.toString(UTF_8)
                .lines()
                .map(line -> Json.readTree(line.getBytes(UTF_8)))
                .toList();
        var records = records(csv.toString(UTF_8));
        assertThat(records).hasSize(3);
        for (int i = 0; i < 3; i++) {
            var object = objects.get(i);
            for (String column : records.get(i).getHeader()) {
                assertThat(records.get(i).getField(column))
                        .as(column)
                        .isEqualTo(text(column.equals(TEAM.name()) ? object.at("/Tags/team") : object.path(column)));
            }
        }
    }

    @Test
    void a_stream_that_fails_is_an_IOException_in_both_formats() throws IOException {
        for (Function<OutputStream, VolumeRows> format :
                List.<Function<OutputStream, VolumeRows>>of(VolumeRowsTest::csv, VolumeRows::jsonLines)) {
            var rows = format.apply(new OutputStream() {
                @Override
                public void write(int octet) throws IOException {
                    throw new IOException("No space left on device");
                }
            });

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10_000; i++) {
                            rows.write(attached(SPEC, "atlas"), "");
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("No space left on device");
        }
    }

    @Test
    void each_tag_of_the_request_has_a_column_in_its_order_also_where_no_volume_has_come() throws IOException {
        var out = new ByteArrayOutputStream();

        VolumeRows.csv(out, List.of(TEAM, Dimension.tag("=cmd"))).close();

        assertThat(out.toString(UTF_8)).contains("\"ResourceType\",\"tag:team\",\"tag:=cmd\",\"VolumeType\"");
    }

    private static VolumeRows csv(OutputStream out) {
        return VolumeRows.csv(out, List.of(TEAM));
    }

    private static CountedVolume attached(VolumeSpec spec, String team) {
        return new CountedVolume(SCOPE, "vol-1", spec, Use.RUNNING, Map.of(TEAM, team), false);
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.isMissingNode() ? "" : value.toString();
    }

    private static String csv(CountedVolume volume, String account) throws IOException {
        return written(VolumeRowsTest::csv, volume, account);
    }

    private static String jsonLines(CountedVolume volume, String account) throws IOException {
        return written(VolumeRows::jsonLines, volume, account);
    }

    private static String written(Function<OutputStream, VolumeRows> format, CountedVolume volume, String account)
            throws IOException {
        var out = new ByteArrayOutputStream();
        try (var rows = format.apply(out)) {
            rows.write(volume, account);
        }
        return out.toString(UTF_8);
    }

    private static List<NamedCsvRecord> records(String csv) throws IOException {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return reader.stream().toList();
        }
    }
}
