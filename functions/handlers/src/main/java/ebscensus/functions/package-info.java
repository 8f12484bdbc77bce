/** The handlers that Lambda calls for the state machine in {@code census.asl.json}. */
@NullMarked
package ebscensus.functions;

import org.jspecify.annotations.NullMarked;
