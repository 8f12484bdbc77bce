/** Changes between two reports and their causes. docs/changes.md defines the causes. */
@NullMarked
package ebscensus.report.change;

import org.jspecify.annotations.NullMarked;
