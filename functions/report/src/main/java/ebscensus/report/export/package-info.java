/** Writes a report as rows, for spreadsheets and for programs that read tables. */
@NullMarked
package ebscensus.report.export;

import org.jspecify.annotations.NullMarked;
