/** The interfaces through which a census reads AWS, and the results of reading. */
@NullMarked
package ebscensus.core.inventory;

import org.jspecify.annotations.NullMarked;
