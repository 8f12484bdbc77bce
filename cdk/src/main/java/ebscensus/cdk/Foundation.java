package ebscensus.cdk;

/** The settings and the resources that all parts of the stack share. */
record Foundation(Settings settings, CensusKey key, ReportBucket bucket, CensusTopic topic) {}
