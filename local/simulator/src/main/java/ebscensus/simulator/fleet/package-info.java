/**
 * The content of a simulation: accounts, instances and volumes, their changes, and the true counts. This package is independent
 * of the protocol.
 */
@NullMarked
package ebscensus.simulator.fleet;

import org.jspecify.annotations.NullMarked;
