/**
 * The state machine, executed: a runner of exactly the states that {@code census.asl.json} uses, and its tests. Whatever else
 * a definition contains is refused by name, so that a new kind of state or field cannot be passed over unnoticed.
 */
@NullMarked
package ebscensus.statemachine;

import org.jspecify.annotations.NullMarked;
