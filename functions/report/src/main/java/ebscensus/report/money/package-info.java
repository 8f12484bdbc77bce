/** Costs and possible savings, as exact amounts in their own currencies. */
@NullMarked
package ebscensus.report.money;

import org.jspecify.annotations.NullMarked;
