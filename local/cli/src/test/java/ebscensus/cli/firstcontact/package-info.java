/** The table of configurations: what the terminal program asks of AWS for a given environment and given files. */
@NullMarked
package ebscensus.cli.firstcontact;

import org.jspecify.annotations.NullMarked;
