/** What Lambda calls, and the state machine in {@code census.asl.json} orders: parse, call, write. */
@NullMarked
package ebscensus.functions;

import org.jspecify.annotations.NullMarked;
