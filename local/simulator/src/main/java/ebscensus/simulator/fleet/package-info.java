/** What a simulation has: accounts, instances and volumes, how they change, and a count of them. It knows no protocol. */
@NullMarked
package ebscensus.simulator.fleet;

import org.jspecify.annotations.NullMarked;
