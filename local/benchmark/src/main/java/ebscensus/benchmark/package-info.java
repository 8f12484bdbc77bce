/** The benchmarks that print the figures of docs/measurements.md. */
@NullMarked
package ebscensus.benchmark;

import org.jspecify.annotations.NullMarked;
