/**
 * The prices of simulated EBS volumes, written as products of AWS's price list. This package imports neither the fleet nor the
 * protocol.
 */
@NullMarked
package ebscensus.simulator.price;

import org.jspecify.annotations.NullMarked;
