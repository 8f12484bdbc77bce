package ebscensus.cdk;

import java.util.List;

/**
 * A table whose rows are in objects of the bucket, where Athena reads them. The keys of these objects begin with the name of the
 * table, followed by a folder for the day. The objects contain lines of JSON, compressed with gzip. Only this class defines the
 * columns that Glue gets.
 *
 * @param label the name of the table and of the folder with its objects
 * @param columns all columns except {@link #DAY}
 */
record CatalogTable(String label, String description, List<Column> columns) {
    static final CatalogTable CELLS = new CatalogTable(
            "cells",
            "What each census counted and what it costs, by account, region, zone, type, use and the tags of the"
                    + " request",
            List.of(
                    Column.text("execution", "The name of the execution of the state machine, or of the run"),
                    Column.text("verdict", "COMPLETE, or INCOMPLETE if something that was asked for is missing"),
                    Column.text("startedAt", "When the census started, ISO 8601 in UTC"),
                    Column.text("account", "The id of the AWS account"),
                    Column.text("accountName", "The account's name in the organization, if known"),
                    Column.text("region", "The region, such as eu-west-1"),
                    Column.text("zone", "The Availability Zone or Local Zone, such as eu-west-1a"),
                    Column.text("type", "The volume type, such as gp3"),
                    Column.text(
                            "use",
                            "running, stopped (attached to stopped instances only), unattached, recycle-bin, or"
                                    + " unlisted (in use, but not by a listed instance)"),
                    Column.tags(
                            "tags",
                            "The tags of the request: key to the value on the volume's instance, or to (untagged),"
                                    + " (several), (unattached), (unlisted) or (too many)"),
                    Column.count("volumes", "The number of volumes"),
                    Column.count("gibibytes", "The provisioned size of the volumes in GiB"),
                    Column.count("iops", "The provisioned IOPS of the volumes; for gp2, the baseline IOPS"),
                    Column.count("mebibytesPerSecond", "The provisioned throughput of gp3 volumes in MiB/s"),
                    new Column(
                            "monthlyCost",
                            "decimal(38,12)",
                            "The list price of the volumes per month, not rounded; empty if there is none"),
                    Column.text("currency", "The currency of monthlyCost, such as USD; empty if there is no price"),
                    Column.count("unpricedVolumes", "How many of the volumes have no price; empty if all have one")));

    static final CatalogTable VOLUMES = new CatalogTable(
            "volumes",
            "The volumes that each census saw. A volume has several rows if several chunks of a census saw it, so count"
                    + " distinct values of resourceid",
            List.of(
                    Column.text("SubAccountId", "The id of the AWS account"),
                    Column.text("SubAccountName", "The account's name in the organization, if known"),
                    Column.text("RegionId", "The region, such as eu-west-1"),
                    Column.text("AvailabilityZone", "The Availability Zone or Local Zone, such as eu-west-1a"),
                    Column.text("ResourceId", "The id of the volume"),
                    Column.text("ResourceName", "The value of the volume's tag Name"),
                    Column.text("ResourceType", "The kind of resource, as FOCUS names it"),
                    Column.tags("Tags", "By tag key, the labels of the volume's instances, as in cells"),
                    Column.text("VolumeType", "The volume type, such as gp3"),
                    Column.text("Use", "As in the table cells: running, stopped, unattached, recycle-bin or unlisted"),
                    Column.count("Gibibytes", "The provisioned size in GiB"),
                    Column.count("Iops", "The provisioned IOPS; for gp2, the baseline IOPS"),
                    Column.count("MebibytesPerSecond", "The provisioned throughput of a gp3 volume in MiB/s"),
                    Column.flag("Encrypted", "Whether the volume is encrypted"),
                    Column.flag("MultiAttach", "Whether Multi-Attach is enabled"),
                    Column.text("CreatedAt", "When the volume was created, ISO 8601 in UTC"),
                    Column.flag(
                            "SeenByOtherChunks",
                            "Whether another chunk of the same census may have a row for the volume too")));

    /** The column whose values are in the names of the folders: the day in UTC on which the census started, such as 2026-11-28. */
    static final Column DAY = Column.text("dt", "The day on which the census started, in UTC, such as 2026-11-28");

    static final List<CatalogTable> ALL = List.of(CELLS, VOLUMES);

    CatalogTable {
        columns = List.copyOf(columns);
    }
}
