/** What simulated EBS volumes cost, and how AWS's price list tells it. It knows no fleet and no protocol. */
@NullMarked
package ebscensus.simulator.price;

import org.jspecify.annotations.NullMarked;
