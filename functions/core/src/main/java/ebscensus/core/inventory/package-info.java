/** The ports through which a census reads AWS, and their results. */
@NullMarked
package ebscensus.core.inventory;

import org.jspecify.annotations.NullMarked;
