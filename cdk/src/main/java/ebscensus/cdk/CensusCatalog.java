package ebscensus.cdk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.glue.CfnTable;
import software.constructs.Construct;

/**
 * Creates the Glue database and its tables, which describe the objects in the bucket. The database costs nothing, and no job has
 * to run to keep it up to date.
 */
final class CensusCatalog extends Construct {
    /**
     * The class with which Athena reads JSON. It ignores the case of column names but keeps the case of the keys of maps. The
     * alternative, OpenX's reader, changes the keys of maps to lower case and, as Athena's documentation warns, may return too
     * few rows. Source: docs.aws.amazon.com/athena/latest/ug/openx-json-serde.html, 2026-11.
     */
    private static final String JSON = "org.apache.hive.hcatalog.data.JsonSerDe";

    private static final String INPUT = "org.apache.hadoop.mapred.TextInputFormat";
    private static final String OUTPUT = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat";

    private final Storage storage;
    private final ReportBucket bucket;
    private final CfnDatabase database;

    CensusCatalog(Construct scope, String id, Foundation foundation) {
        super(scope, id);
        storage = foundation.settings().storage();
        bucket = foundation.bucket();
        database = CfnDatabase.Builder.create(this, "Database")
                .catalogId(Aws.ACCOUNT_ID)
                .databaseInput(CfnDatabase.DatabaseInputProperty.builder()
                        .name(name(foundation.settings().prefix()))
                        .description("What the census " + foundation.settings().prefix() + " has counted")
                        .build())
                .build();
        for (CatalogTable table : CatalogTable.ALL) {
            add(table);
        }
    }

    String databaseName() {
        return database.getRef();
    }

    /**
     * Replaces hyphens, because Athena requires quotes around names with hyphens. Different prefixes still result in different
     * names, because a prefix has no underscores.
     */
    private static String name(String prefix) {
        return prefix.replace('-', '_');
    }

    private void add(CatalogTable table) {
        CfnTable.Builder.create(this, table.label())
                .catalogId(Aws.ACCOUNT_ID)
                .databaseName(databaseName())
                .tableInput(CfnTable.TableInputProperty.builder()
                        .name(table.label())
                        .description(table.description())
                        .tableType("EXTERNAL_TABLE")
                        .partitionKeys(List.of(inGlue(CatalogTable.DAY)))
                        .parameters(parameters(table))
                        .storageDescriptor(CfnTable.StorageDescriptorProperty.builder()
                                .columns(table.columns().stream()
                                        .map(CensusCatalog::inGlue)
                                        .toList())
                                .location(location(table))
                                .inputFormat(INPUT)
                                .outputFormat(OUTPUT)
                                .serdeInfo(CfnTable.SerdeInfoProperty.builder()
                                        .serializationLibrary(JSON)
                                        .build())
                                .build())
                        .build())
                .build();
    }

    /**
     * With these parameters, Athena does not list the folders but computes their names from the range of days for which reports
     * are kept. Source: docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html, 2026-11.
     */
    private Map<String, String> parameters(CatalogTable table) {
        String day = CatalogTable.DAY.inGlue();
        // The order is fixed, so that the same settings make the same template.
        return new TreeMap<>(Map.of(
                "EXTERNAL",
                "TRUE",
                "classification",
                "json",
                "projection.enabled",
                "true",
                "projection." + day + ".type",
                "date",
                "projection." + day + ".format",
                "yyyy-MM-dd",
                "projection." + day + ".range",
                "NOW-" + storage.reportRetention().toDays() + "DAYS,NOW",
                "projection." + day + ".interval",
                "1",
                "projection." + day + ".interval.unit",
                "DAYS",
                "storage.location.template",
                location(table) + day + "=${" + day + "}/"));
    }

    private String location(CatalogTable table) {
        return bucket.location(table.label() + "/");
    }

    private static CfnTable.ColumnProperty inGlue(Column column) {
        return CfnTable.ColumnProperty.builder()
                .name(column.inGlue())
                .type(column.type())
                .comment(column.comment())
                .build();
    }
}
