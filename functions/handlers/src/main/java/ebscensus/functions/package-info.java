/** The handlers that Lambda calls, in the order of the state machine in {@code census.asl.json}. */
@NullMarked
package ebscensus.functions;

import org.jspecify.annotations.NullMarked;
