/** Serves a simulated fleet over HTTP as EC2, STS, Organizations and the price list, with the limits of these services. */
@NullMarked
package ebscensus.simulator.protocol;

import org.jspecify.annotations.NullMarked;
