package ebscensus.report.export;

import ebscensus.core.census.CountedVolume;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.request.Dimension;
import ebscensus.report.PrintableLines;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes one row for each volume as soon as the volume is counted. {@code volume.schema.json} beside this class describes the
 * columns. Columns that also exist in FOCUS, the FinOps format for billing data, have the same names as in FOCUS, but the table
 * is not a FOCUS data set. The rows have no costs, because prices are requested at the end of a census. Closing this object
 * closes the stream. The object is not thread-safe.
 */
public interface VolumeRows extends Closeable {
    /** The column with all tags, which only JSON has. */
    String TAGS = "Tags";

    /**
     * The columns, in the order of CSV and of the fields of a JSON object. CSV has a column for each tag instead of
     * {@value #TAGS}.
     */
    List<String> COLUMNS = List.of(
            "SubAccountId",
            "SubAccountName",
            "RegionId",
            "AvailabilityZone",
            "ResourceId",
            "ResourceName",
            "ResourceType",
            TAGS,
            "VolumeType",
            "Use",
            "Gibibytes",
            "Iops",
            "MebibytesPerSecond",
            "Encrypted",
            "MultiAttach",
            "CreatedAt",
            "SeenByOtherChunks");

    /** @param accountName empty if it is not known */
    void write(CountedVolume volume, String accountName) throws IOException;

    /** Writes one JSON object per line. Unknown values are left out. */
    static VolumeRows jsonLines(OutputStream out) {
        var lines = new PrintableLines(out);
        return new VolumeRows() {
            @Override
            public void write(CountedVolume volume, String accountName) throws IOException {
                lines.write(row(volume, accountName) + "\n");
            }

            @Override
            public void close() throws IOException {
                lines.close();
            }
        };
    }

    /**
     * Writes {@link Csv}. An unknown value is empty and without quotes.
     *
     * @param tags the tags that the census groups by; each tag has a column, such as {@code tag:team}
     */
    static VolumeRows csv(OutputStream out, List<Dimension> tags) {
        var csv = new Csv(
                out,
                COLUMNS.stream()
                        .flatMap(column -> column.equals(TAGS) ? tags.stream().map(Dimension::name) : Stream.of(column))
                        .toList());
        return new VolumeRows() {
            @Override
            public void write(CountedVolume volume, String accountName) throws IOException {
                var row = row(volume, accountName);
                try {
                    COLUMNS.forEach(column -> {
                        if (column.equals(TAGS)) {
                            tags.forEach(tag -> add(row.path(TAGS).path(tag.tagKey()), csv));
                        } else {
                            add(row.path(column), csv);
                        }
                    });
                    csv.endRow();
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            }

            @Override
            public void close() throws IOException {
                csv.close();
            }
        };
    }

    private static void add(JsonNode value, Csv csv) {
        switch (value.getNodeType()) {
            case MISSING -> csv.nothing();
            case NUMBER -> csv.number(value.longValue());
            case BOOLEAN -> csv.flag(value.booleanValue());
            case STRING -> csv.text(value.stringValue());
            case OBJECT, ARRAY, BINARY, NULL, POJO -> csv.text(value.toString());
        }
    }

    /**
     * The row of a volume. If the volume is in the Recycle Bin, the row does not say whether it is encrypted or whether
     * Multi-Attach is enabled, because EC2 does not return these values.
     */
    private static ObjectNode row(CountedVolume volume, String accountName) {
        var spec = volume.spec();
        var row = JsonNodeFactory.instance.objectNode();
        row.put("SubAccountId", volume.scope().account());
        putIfKnown(row, "SubAccountName", accountName);
        row.put("RegionId", volume.scope().region());
        row.put("AvailabilityZone", spec.zone());
        row.put("ResourceId", volume.id());
        putIfKnown(row, "ResourceName", spec.name());
        row.put("ResourceType", "Volume");
        tags(volume.labels()).forEach(row.putObject(TAGS)::put);
        row.put("VolumeType", spec.type());
        row.put("Use", volume.use().label());
        putMeasures(row, spec);
        if (volume.use() != Use.RECYCLE_BIN) {
            row.put("Encrypted", spec.encrypted());
            row.put("MultiAttach", spec.multiAttach());
        }
        putIfKnown(row, "CreatedAt", spec.createTime());
        return row.put("SeenByOtherChunks", volume.isMergedById());
    }

    private static void putMeasures(ObjectNode row, VolumeSpec spec) {
        row.put("Gibibytes", spec.gibibytes());
        row.put("Iops", spec.iops());
        row.put("MebibytesPerSecond", spec.mebibytesPerSecond());
    }

    private static void putIfKnown(ObjectNode row, String column, String value) {
        if (!value.isEmpty()) {
            row.put(column, value);
        }
    }

    private static Map<String, String> tags(Map<Dimension, String> labels) {
        var tags = new TreeMap<String, String>();
        labels.forEach((tag, label) -> tags.put(tag.tagKey(), label));
        return tags;
    }
}
