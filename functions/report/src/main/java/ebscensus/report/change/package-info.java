/** What changed between two reports, and why. docs/changes.md defines the causes. */
@NullMarked
package ebscensus.report.change;

import org.jspecify.annotations.NullMarked;
