/** The services of a simulated fleet: EC2, STS, Organizations and the price list over HTTP, with their limits. */
@NullMarked
package ebscensus.simulator.protocol;

import org.jspecify.annotations.NullMarked;
