/** What volumes cost and what could be saved: exact amounts, each in its own currency. */
@NullMarked
package ebscensus.report.money;

import org.jspecify.annotations.NullMarked;
