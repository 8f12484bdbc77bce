/** As much of JSON as the simulated services speak. */
@NullMarked
package ebscensus.simulator.json;

import org.jspecify.annotations.NullMarked;
