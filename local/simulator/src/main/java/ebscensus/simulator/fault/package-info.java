/** The faults of a simulated AWS. */
@NullMarked
package ebscensus.simulator.fault;

import org.jspecify.annotations.NullMarked;
