/** A report as one HTML file that needs no network and no fonts, and that can be read without its script. */
@NullMarked
package ebscensus.report.page;

import org.jspecify.annotations.NullMarked;
