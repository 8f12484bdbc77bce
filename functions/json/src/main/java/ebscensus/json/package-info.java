/** The one JSON form of what the program reads and writes: strict, so that a missing number never becomes 0. */
@NullMarked
package ebscensus.json;

import org.jspecify.annotations.NullMarked;
