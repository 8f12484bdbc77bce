package ebscensus.json;

import ebscensus.core.Census;
import ebscensus.core.LedgerLine;
import ebscensus.core.Report;
import ebscensus.core.Text;
import ebscensus.core.VolumeTotals;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The report as people and programs read it: {@code report.schema.json} beside this class describes it. */
public final class ReportJson {
    private ReportJson() {}

    /** UTF-8, indented, ending in a line feed; whatever would steer a terminal is escaped, as JSON allows of any character. */
    public static byte[] write(Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("verdict", report.census().verdict().name());
        json.put("startedAt", report.startedAt().toString());
        json.put("finishedAt", report.finishedAt().toString());
        putCensus(report.census(), json);
        return bytes(json);
    }

    /** A census that speaks of no particular time. */
    public static byte[] write(Census census) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("verdict", census.verdict().name());
        putCensus(census, json);
        return bytes(json);
    }

    private static byte[] bytes(ObjectNode json) {
        String indented = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        return indented.lines()
                .map(line -> Text.printable(line) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void putCensus(Census census, ObjectNode json) {
        put(census.totals(), json.putObject("totals").put("instances", census.instances()));
        put(census.byAccount(), json.putObject("byAccount"));
        put(census.byRegion(), json.putObject("byRegion"));
        put(census.byType(), json.putObject("byType"));
        census.byTag().forEach((key, breakdown) -> put(breakdown, json.putObject(key)));
        var ledger = json.putArray("ledger");
        census.ledger().forEach(line -> put(line, ledger.addObject()));
    }

    private static void put(LedgerLine line, ObjectNode json) {
        json.put("account", line.scope().account());
        json.put("region", line.scope().region());
        OutcomeJson.write(line.outcome(), json);
        json.put("instancesListed", line.instancesListed());
        json.put("instancesMeasured", line.instancesMeasured());
        json.put("instancesVanished", line.instancesVanished());
        put(line.totals(), json);
        json.put("requests", line.calls().requests());
        json.put("throttledRequests", line.calls().throttled());
        json.put("milliseconds", line.calls().elapsed().toMillis());
        if (line.isMissing()) {
            json.put("accepted", line.accepted());
        }
    }

    private static void put(Map<String, VolumeTotals> breakdown, ObjectNode json) {
        breakdown.forEach((name, totals) -> put(totals, json.putObject(name)));
    }

    private static void put(VolumeTotals totals, ObjectNode json) {
        json.put("volumes", totals.volumes()).put("gibibytes", totals.gibibytes());
    }
}
