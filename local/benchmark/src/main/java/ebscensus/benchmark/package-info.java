/** The numbers in the README, each with the command that prints it. */
@NullMarked
package ebscensus.benchmark;

import org.jspecify.annotations.NullMarked;
