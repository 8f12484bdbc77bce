package ebscensus.simulator.fleet;

/**
 * The true totals of one scope.
 *
 * @param instances the number of live instances that the query selects
 * @param count the volumes attached to at least one of these instances
 */
public record ScopeTruth(long instances, Count count) {}
