package ebscensus.simulator.fleet;

/**
 * What one scope really holds.
 *
 * @param instances live instances that the query selects
 * @param count volumes attached to any of them
 */
public record ScopeTruth(long instances, Count count) {}
