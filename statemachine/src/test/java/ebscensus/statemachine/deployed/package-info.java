/** The state machine as {@code cdk deploy} would make it, on functions that are processes of their own, executed. */
@NullMarked
package ebscensus.statemachine.deployed;

import org.jspecify.annotations.NullMarked;
