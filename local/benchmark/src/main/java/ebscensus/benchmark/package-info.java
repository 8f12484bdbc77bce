/** The figures of docs/measurements.md, each with the command that prints it. */
@NullMarked
package ebscensus.benchmark;

import org.jspecify.annotations.NullMarked;
