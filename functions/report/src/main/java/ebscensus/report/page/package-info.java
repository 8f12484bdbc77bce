/** A report as one HTML file that needs nothing else: no network, no script to be read, no font. */
@NullMarked
package ebscensus.report.page;

import org.jspecify.annotations.NullMarked;
