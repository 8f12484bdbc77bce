package ebscensus.report;

import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Measures;
import ebscensus.core.request.Dimension;
import ebscensus.json.Json;
import ebscensus.json.RequestJson;
import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a report as JSON, which {@code report.schema.json} beside this class describes. */
public final class ReportJson {
    public static final String MEDIA_TYPE = "application/json";

    /**
     * The version of the reports that this class writes. {@link ReportReader} also reads reports of version 1, which do not
     * contain a version number.
     */
    static final int VERSION = 2;

    /** In a breakdown, the field with the attached volumes of a value. */
    static final String ATTACHED = "attached";

    /** The field with the change since an earlier report. */
    static final String CHANGE = "change";

    /**
     * The dimensions of the breakdowns in version 1. The keys are the names of the fields that contain these breakdowns. Tags
     * are not included, because the field of a tag has the name of its dimension.
     */
    static final Map<String, Dimension> BY_NAME =
            Map.of("byAccount", Dimension.ACCOUNT, "byRegion", Dimension.REGION, "byType", Dimension.TYPE);

    private static final List<String> NAMES = List.of("byAccount", "byRegion", "byType");

    private ReportJson() {}

    /**
     * Writes indented JSON in UTF-8 that ends with a line feed, and escapes characters that would control a terminal. The cells
     * and the lines of the ledger are written one by one, because a JSON tree of all of them would take several times the
     * memory of the census. A ledger can have 85,000 lines.
     */
    public static byte[] write(Overview report) {
        return write(report, null);
    }

    /**
     * Like {@link #write(Overview)}, and adds the change since an earlier report.
     *
     * @param change the change in the form of {@code change.schema.json}, without its cells; null if nothing was compared
     */
    public static byte[] write(Overview report, @Nullable ObjectNode change) {
        var bytes = new ByteArrayOutputStream();
        try (var json = Json.generator(new PrintableLines(bytes))) {
            json.writeStartObject();
            head(report).forEachEntry((name, value) -> json.writeName(name).writeTree(value));
            if (change != null) {
                json.writeName(CHANGE).writeTree(change);
            }
            writeCells(report, json);
            json.writeName("ledger").writeStartArray();
            for (LedgerLine line : report.ledger()) {
                json.writeTree(LedgerJson.write(line));
            }
            json.writeEndArray().writeEndObject().writeRaw('\n');
        }
        return bytes.toByteArray();
    }

    /** Writes one line for each cell, or none if there are more than {@link CellJson#MOST_CELLS}. */
    private static void writeCells(Overview report, JsonGenerator json) {
        var billed = report.billed();
        if (billed == null || billed.cube().cells().size() > CellJson.MOST_CELLS) {
            return;
        }
        var cube = billed.cube();
        json.writeName(CellJson.CELLS).writeStartArray();
        cube.cells()
                .entrySet()
                .forEach(cell -> json.writeRawValue(
                        CellJson.write(cube.dimensions(), cell).toString()));
        json.writeEndArray();
    }

    private static ObjectNode head(Overview report) {
        var head = JsonNodeFactory.instance.objectNode();
        head.put("version", VERSION);
        head.put("verdict", report.verdict().name());
        if (report.caller() != null) {
            head.set("caller", Json.tree(report.caller()));
        }
        if (report.request() != null) {
            head.set("request", RequestJson.write(report.request()));
        }
        if (report.startedAt() != null && report.finishedAt() != null) {
            head.put("startedAt", report.startedAt().toString());
            head.put("finishedAt", report.finishedAt().toString());
        }
        if (report.completes() != null) {
            head.put("completes", report.completes());
        }
        head.putObject("totals").put("instances", report.instances()).setAll(tree(report.totals()));
        NAMES.forEach(name -> put(report.by(BY_NAME.getOrDefault(name, Dimension.TYPE)), head.putObject(name)));
        report.breakdowns().forEach((dimension, breakdown) -> {
            if (dimension.isTag()) {
                put(breakdown, head.putObject(dimension.name()));
            }
        });
        head.set("by", by(report));
        if (report.billed() != null) {
            BilledJson.write(report.billed(), head);
        }
        var names = head.putObject("accounts");
        report.accountNames().forEach(names::put);
        return head;
    }

    /** Writes the attached volumes and the uses of each value. */
    private static ObjectNode by(Overview report) {
        var by = JsonNodeFactory.instance.objectNode();
        report.breakdowns().forEach((dimension, breakdown) -> {
            var values = by.putObject(dimension.name());
            breakdown.forEach((value, measures) -> values.putObject(value).set(ATTACHED, tree(measures)));
            if (report.billed() != null) {
                var uses = report.billed().by().getOrDefault(dimension, Collections.emptySortedMap());
                uses.forEach(
                        (value, itsUses) -> values.withObjectProperty(value).setAll(BilledJson.uses(itsUses)));
            }
        });
        return by;
    }

    private static void put(Map<String, Measures> breakdown, ObjectNode json) {
        breakdown.forEach((value, measures) -> json.set(value, tree(measures)));
    }

    static ObjectNode tree(Measures measures) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("volumes", measures.volumes())
                .put("gibibytes", measures.gibibytes());
    }
}
