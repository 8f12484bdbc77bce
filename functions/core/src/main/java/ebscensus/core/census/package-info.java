/** What has been counted: partials, the ledger, the merged census with its verdict. */
@NullMarked
package ebscensus.core.census;

import org.jspecify.annotations.NullMarked;
