/** Costs and possible savings, as exact amounts by currency. */
@NullMarked
package ebscensus.report.money;

import org.jspecify.annotations.NullMarked;
