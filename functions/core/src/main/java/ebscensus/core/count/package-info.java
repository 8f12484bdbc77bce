/** The work of a census: resolving scopes, listing instances and measuring volumes, also as a whole in one process. */
@NullMarked
package ebscensus.core.count;

import org.jspecify.annotations.NullMarked;
