/**
 * The content of a simulation: accounts, instances and volumes, their changes, and a count of them. It is independent of the
 * protocol.
 */
@NullMarked
package ebscensus.simulator.fleet;

import org.jspecify.annotations.NullMarked;
