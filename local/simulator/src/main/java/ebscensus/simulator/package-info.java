/** An EC2, STS and Organizations endpoint over HTTP for fleets of any size, each of which is only a seed and a number. */
@NullMarked
package ebscensus.simulator;

import org.jspecify.annotations.NullMarked;
