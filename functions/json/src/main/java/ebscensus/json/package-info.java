/** The JSON codec of all that the program reads and writes. It is strict: a missing number never becomes 0. */
@NullMarked
package ebscensus.json;

import org.jspecify.annotations.NullMarked;
