/** The formats of a report: text, JSON and metrics. This package does not depend on AWS. */
@NullMarked
package ebscensus.report;

import org.jspecify.annotations.NullMarked;
