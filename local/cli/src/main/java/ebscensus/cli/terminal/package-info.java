/** What a terminal and its shell are: signals, width, lines of progress, completion. */
@NullMarked
package ebscensus.cli.terminal;

import org.jspecify.annotations.NullMarked;
