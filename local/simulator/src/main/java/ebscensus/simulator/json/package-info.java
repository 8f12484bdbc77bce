/** Reads and writes the part of JSON that the simulated services use. */
@NullMarked
package ebscensus.simulator.json;

import org.jspecify.annotations.NullMarked;
