/** The request and its validation. */
@NullMarked
package ebscensus.core.request;

import org.jspecify.annotations.NullMarked;
