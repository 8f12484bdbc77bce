/** The command line: {@code census run} counts an account, {@code census simulate} stands in for one. */
@NullMarked
package ebscensus.cli;

import org.jspecify.annotations.NullMarked;
