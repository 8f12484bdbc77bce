package ebscensus.report.export;

import ebscensus.core.census.CountedVolume;
import ebscensus.core.census.Labels;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.request.Dimension;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The columns of the rows of volumes. Those that FOCUS 1.2 has a column for have its name, but the rows are no FOCUS data set: they have
 * no cost.
 *
 * @param tags that the request groups by
 * @param accountNames by the ids of the accounts, as far as they are known
 * @param hasOtherChunks whether other chunks of the census have rows of their own
 */
public record VolumeColumns(Collection<Dimension> tags, Map<String, String> accountNames, boolean hasOtherChunks) {
    private static final String RESOURCE_TYPE = "Volume";

    private static final List<String> BEFORE_TAGS = List.of(
            "SubAccountId",
            "SubAccountName",
            "RegionId",
            "AvailabilityZone",
            "ResourceId",
            "ResourceName",
            "ResourceType");

    private static final List<String> AFTER_TAGS = List.of(
            "VolumeType",
            "Use",
            "Gibibytes",
            "Iops",
            "MebibytesPerSecond",
            "Encrypted",
            "MultiAttach",
            "CreatedAt",
            "SeenByOtherChunks");

    public VolumeColumns {
        tags = List.copyOf(tags);
        accountNames = Map.copyOf(accountNames);
    }

    /** What a row is written to, in the order of the columns. */
    interface Row {
        /** @param text empty if it is not known */
        void text(String column, String text);

        void number(String column, long number);

        void flag(String column, boolean flag);

        /** A value that EC2 does not tell. */
        void unknown(String column);

        /** @param labels in the order of the tags */
        void tags(Map<Dimension, String> labels);
    }

    /** The headings of CSV, with one for each tag. */
    List<String> headings() {
        var headings = new ArrayList<>(BEFORE_TAGS);
        tags.forEach(tag -> headings.add(tag.name()));
        headings.addAll(AFTER_TAGS);
        return headings;
    }

    void write(CountedVolume volume, Row row) {
        var scope = volume.scope();
        row.text("SubAccountId", scope.account());
        row.text("SubAccountName", accountNames.getOrDefault(scope.account(), ""));
        row.text("RegionId", scope.region());
        row.text("AvailabilityZone", volume.spec().zone());
        row.text("ResourceId", volume.id());
        row.text("ResourceName", volume.spec().name());
        row.text("ResourceType", RESOURCE_TYPE);
        row.tags(volume.labels());
        row.text("VolumeType", volume.spec().type());
        row.text("Use", volume.use().label());
        row.number("Gibibytes", volume.spec().gibibytes());
        row.number("Iops", volume.spec().iops());
        row.number("MebibytesPerSecond", volume.spec().mebibytesPerSecond());
        writeTraits(volume.use(), volume.spec(), row);
        row.text("CreatedAt", volume.spec().createTime());
        row.flag("SeenByOtherChunks", hasOtherChunks && volume.mergedById());
    }

    /** EC2 does not tell them of a volume in the Recycle Bin. */
    private static void writeTraits(Use use, VolumeSpec spec, Row row) {
        if (use == Use.RECYCLE_BIN) {
            row.unknown("Encrypted");
            row.unknown("MultiAttach");
        } else {
            row.flag("Encrypted", spec.encrypted());
            row.flag("MultiAttach", spec.multiAttach());
        }
    }

    static String label(Dimension tag, Map<Dimension, String> labels) {
        return labels.getOrDefault(tag, Labels.UNTAGGED);
    }
}
