/** The work: resolving scopes, listing instances, measuring volumes, and a whole census in one process. */
@NullMarked
package ebscensus.core.count;

import org.jspecify.annotations.NullMarked;
