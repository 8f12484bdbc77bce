package ebscensus.report.change;

import ebscensus.core.census.Cell;
import ebscensus.core.census.Use;
import ebscensus.json.Json;
import ebscensus.report.Overview;
import ebscensus.report.PrintableLines;
import ebscensus.report.ReportJson;
import ebscensus.report.change.Change.Dated;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a change as JSON, which {@code change.schema.json} beside this class describes. */
public final class ChangeJson {
    private ChangeJson() {}

    public static byte[] write(Change change) throws IOException {
        var bytes = new ByteArrayOutputStream();
        write(change, bytes);
        return bytes.toByteArray();
    }

    /** Writes indented JSON in UTF-8, with all cells that changed, then closes the stream. The cells are written one by one. */
    public static void write(Change change, OutputStream out) throws IOException {
        write(change, null, out);
    }

    /** @param volumes the volumes that changed; null if no lists of volumes were compared */
    public static void write(Change change, @Nullable VolumeChanges volumes, OutputStream out) throws IOException {
        try (var json = Json.generator(new PrintableLines(out))) {
            json.writeStartObject();
            summary(change).forEachEntry((name, value) -> json.writeName(name).writeTree(value));
            if (volumes != null) {
                json.writeName("volumes").writeTree(volumes(volumes));
            }
            json.writeName("cells").writeStartArray();
            change.cells()
                    .forEach((cell, effects) ->
                            json.writeRawValue(cell(change, cell, effects).toString()));
            json.writeEndArray().writeEndObject().writeRaw('\n');
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    /** The report as JSON, with the change as its field {@code change}, but without the cells of the change. */
    public static byte[] writeReport(Overview report, Change change) {
        return ReportJson.write(report, summary(change));
    }

    /** The change without its cells. */
    public static ObjectNode summary(Change change) {
        var json = JsonNodeFactory.instance.objectNode();
        json.set("before", dated(change.before()));
        json.set("after", dated(change.after()));
        change.notes().forEach(json.putArray("notes")::add);
        change.currencies().forEach(json.putArray("currencies")::add);
        json.set("billed", compared(change.billed()));
        json.set("attached", compared(change.attached()));
        var uses = json.putObject("uses");
        change.uses().forEach((use, compared) -> uses.set(name(use), compared(compared)));
        var by = json.putObject("by");
        change.by().forEach((dimension, values) -> {
            var ofDimension = by.putObject(dimension.name());
            values.forEach((value, compared) -> ofDimension.set(value, compared(compared)));
        });
        var coverage = json.putArray("coverage");
        change.coverage()
                .forEach(scope -> coverage.addObject()
                        .put("account", scope.scope().account())
                        .put("region", scope.scope().region())
                        .put("cause", scope.cause().label())
                        .put("why", scope.why())
                        .setAll(quantity(scope.effect())));
        var names = json.putObject("accounts");
        change.accountNames().forEach(names::put);
        return json;
    }

    private static ObjectNode volumes(VolumeChanges changes) {
        var json = JsonNodeFactory.instance.objectNode();
        changes.kinds().forEach((kind, largest) -> {
            var ofKind = json.putObject(kind.label())
                    .put("volumes", largest.volumes())
                    .put("gibibytes", largest.gibibytes());
            var named = ofKind.putArray("largest");
            largest.named().forEach(change -> named.add(volume(change)));
        });
        return json;
    }

    private static ObjectNode volume(VolumeChange change) {
        var volume = change.volume();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("id", volume.id())
                .put("name", volume.name())
                .put("account", volume.scope().account())
                .put("region", volume.scope().region());
        if (change.before() != null) {
            json.set("before", state(change.before()));
        }
        if (change.after() != null) {
            json.set("after", state(change.after()));
        }
        return json;
    }

    private static ObjectNode state(ListedVolume volume) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("use", volume.use().label())
                .put("type", volume.type())
                .put("gibibytes", volume.gibibytes());
    }

    private static ObjectNode dated(Dated report) {
        var json = JsonNodeFactory.instance.objectNode();
        if (report.startedAt() != null) {
            json.put("startedAt", report.startedAt().toString());
        }
        return json.put("verdict", report.verdict().name()).put("atLeast", report.isAtLeast());
    }

    private static ObjectNode compared(Compared compared) {
        var json = JsonNodeFactory.instance.objectNode();
        json.set("before", quantity(compared.before()));
        json.set("after", quantity(compared.after()));
        json.set("covered", quantity(compared.covered()));
        compared.growth().ifPresent(percent -> json.put("growthPercent", percent.stripTrailingZeros()));
        json.set("causes", causes(compared.effects()));
        return json;
    }

    private static ObjectNode causes(Effects effects) {
        var json = JsonNodeFactory.instance.objectNode();
        effects.causes().forEach((cause, quantity) -> json.set(cause.label(), quantity(quantity)));
        return json;
    }

    private static ObjectNode quantity(Quantity quantity) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("volumes", quantity.volumes())
                .put("gibibytes", quantity.gibibytes());
        if (!quantity.monthly().amounts().isEmpty()) {
            quantity.monthly().amounts().forEach(json.putObject("monthly")::put);
        }
        return json;
    }

    private static ObjectNode cell(Change change, Cell cell, Effects effects) {
        var json = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < change.dimensions().size(); i++) {
            json.put(change.dimensions().get(i).name(), cell.values().get(i));
        }
        json.set("causes", causes(effects));
        return json;
    }

    /** The name of the use in a report. */
    private static String name(Use use) {
        return use == Use.RECYCLE_BIN ? "recycleBin" : use.label();
    }
}
