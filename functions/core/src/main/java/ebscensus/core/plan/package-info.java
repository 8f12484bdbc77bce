/** How a large fleet is cut into chunks, and what a run stores between its functions. */
@NullMarked
package ebscensus.core.plan;

import org.jspecify.annotations.NullMarked;
