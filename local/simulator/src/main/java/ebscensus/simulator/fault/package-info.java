/** What goes wrong with the calls to a simulated AWS. */
@NullMarked
package ebscensus.simulator.fault;

import org.jspecify.annotations.NullMarked;
