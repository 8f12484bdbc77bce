/** The result of counting: partials, the ledger, and the merged census with its verdict. */
@NullMarked
package ebscensus.core.census;

import org.jspecify.annotations.NullMarked;
