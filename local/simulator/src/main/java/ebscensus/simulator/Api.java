package ebscensus.simulator;

/** The services that share the endpoint. */
enum Api {
    EC2,
    STS,
    ORGANIZATIONS
}
