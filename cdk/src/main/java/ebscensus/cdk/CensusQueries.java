package ebscensus.cdk;

import software.amazon.awscdk.services.athena.CfnNamedQuery;
import software.amazon.awscdk.services.athena.CfnWorkGroup;
import software.constructs.Construct;

/** Creates the Athena workgroup for queries over the {@link CensusCatalog}, and the saved queries of the workgroup. */
final class CensusQueries extends Construct {
    /**
     * The most bytes that one query may read. The limit is our choice: a query that reads this much costs about half a US dollar
     * at Athena's price of 5 US dollars per terabyte (us-east-1, 2026-11). The rows of a million volumes on 30 days stay below
     * the limit.
     */
    private static final long MOST_BYTES_SCANNED = 100_000_000_000L;

    private final CfnWorkGroup workgroup;

    CensusQueries(Construct scope, String id, Foundation foundation) {
        super(scope, id);
        var prefix = foundation.settings().prefix();
        workgroup = CfnWorkGroup.Builder.create(this, "Workgroup")
                .name(prefix)
                .description("Queries over what the census " + prefix + " has counted")
                // Without this option, a workgroup that has ever been used could not be deleted with the stack.
                .recursiveDeleteOption(true)
                .workGroupConfiguration(CfnWorkGroup.WorkGroupConfigurationProperty.builder()
                        .enforceWorkGroupConfiguration(true)
                        .bytesScannedCutoffPerQuery(MOST_BYTES_SCANNED)
                        .resultConfiguration(CfnWorkGroup.ResultConfigurationProperty.builder()
                                .outputLocation(foundation.bucket().location(ReportBucket.QUERY_RESULTS))
                                .encryptionConfiguration(encryption(foundation.key()))
                                .build())
                        .build())
                .build();
        var catalog = new CensusCatalog(this, "Catalog", foundation);
        for (SavedQuery query : SavedQuery.values()) {
            save(query, prefix, catalog);
        }
    }

    String workgroup() {
        return workgroup.getRef();
    }

    private static CfnWorkGroup.EncryptionConfigurationProperty encryption(CensusKey key) {
        var builder = CfnWorkGroup.EncryptionConfigurationProperty.builder();
        return key.key()
                .map(there -> builder.encryptionOption("SSE_KMS").kmsKey(there.getKeyArn()))
                .orElseGet(() -> builder.encryptionOption("SSE_S3"))
                .build();
    }

    private void save(SavedQuery query, String prefix, CensusCatalog catalog) {
        CfnNamedQuery.Builder.create(this, query.label())
                .name(prefix + "-" + query.label())
                .description(query.description())
                .workGroup(workgroup())
                .database(catalog.databaseName())
                .queryString(query.sql())
                .build();
    }
}
