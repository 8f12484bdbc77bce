package ebscensus.cdk;

/** What all parts of the stack share. */
record Foundation(Settings settings, CensusKey key, ReportBucket bucket, CensusTopic topic) {}
