/** A report in the forms that people and programs read: text, JSON and metrics. Knows no AWS. */
@NullMarked
package ebscensus.report;

import org.jspecify.annotations.NullMarked;
