/** The command line: {@code census run} counts accounts, and {@code census simulate} serves simulated accounts. */
@NullMarked
package ebscensus.cli;

import org.jspecify.annotations.NullMarked;
