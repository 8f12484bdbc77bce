/** The terminal and its shell: signals, width, lines of progress, completion. */
@NullMarked
package ebscensus.cli.terminal;

import org.jspecify.annotations.NullMarked;
