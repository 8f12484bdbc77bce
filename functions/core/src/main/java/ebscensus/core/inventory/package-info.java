/** The ports through which a census sees AWS, and what they give. */
@NullMarked
package ebscensus.core.inventory;

import org.jspecify.annotations.NullMarked;
