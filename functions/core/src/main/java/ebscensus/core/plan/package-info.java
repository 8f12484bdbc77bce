/** The division of a large fleet into chunks, and the data that a run stores between its functions. */
@NullMarked
package ebscensus.core.plan;

import org.jspecify.annotations.NullMarked;
