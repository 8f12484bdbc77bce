package ebscensus.json;

import ebscensus.core.Census;
import ebscensus.core.LedgerLine;
import ebscensus.core.Report;
import ebscensus.core.VolumeTotals;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The report as people and programs read it: {@code report.schema.json} beside this class describes it. */
public final class ReportJson {
    private ReportJson() {}

    /** UTF-8, indented, ending in a line feed; whatever would steer a terminal is escaped, as JSON allows of any character. */
    public static byte[] write(Report report) {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        head.put("verdict", report.census().verdict().name());
        head.put("startedAt", report.startedAt().toString());
        head.put("finishedAt", report.finishedAt().toString());
        if (report.completes() != null) {
            head.put("completes", report.completes());
        }
        return write(head, report.census());
    }

    /** A census that speaks of no particular time. */
    public static byte[] write(Census census) {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        head.put("verdict", census.verdict().name());
        return write(head, census);
    }

    /** Line by line of the ledger, which may have 85,000: a tree of them all takes several times the memory of the census. */
    private static byte[] write(ObjectNode head, Census census) {
        put(census.totals(), head.putObject("totals").put("instances", census.instances()));
        put(census.byAccount(), head.putObject("byAccount"));
        put(census.byRegion(), head.putObject("byRegion"));
        put(census.byType(), head.putObject("byType"));
        census.byTag().forEach((key, breakdown) -> put(breakdown, head.putObject(key)));
        var bytes = new ByteArrayOutputStream();
        try (var json = Json.MAPPER.writerWithDefaultPrettyPrinter().createGenerator(new PrintableLines(bytes))) {
            json.writeStartObject();
            head.forEachEntry((name, value) -> json.writeName(name).writeTree(value));
            json.writeName("ledger").writeStartArray();
            for (LedgerLine line : census.ledger()) {
                ObjectNode fields = JsonNodeFactory.instance.objectNode();
                put(line, fields);
                json.writeTree(fields);
            }
            json.writeEndArray().writeEndObject().writeRaw('\n');
        }
        return bytes.toByteArray();
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
        json.put("slowdowns", line.calls().slowdowns());
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
