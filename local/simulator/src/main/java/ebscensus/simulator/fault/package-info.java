/** The faults of a simulated AWS, and the plans that decide when they occur. */
@NullMarked
package ebscensus.simulator.fault;

import org.jspecify.annotations.NullMarked;
