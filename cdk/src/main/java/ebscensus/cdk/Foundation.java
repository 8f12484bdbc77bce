package ebscensus.cdk;

/** What the parts of the stack are built on. */
record Foundation(Settings settings, CensusKey key, ReportBucket bucket) {}
