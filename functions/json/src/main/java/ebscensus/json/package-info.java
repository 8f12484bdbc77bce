/** The codec of all JSON that the program reads and writes. It is strict, so a missing number is an error and never becomes 0. */
@NullMarked
package ebscensus.json;

import org.jspecify.annotations.NullMarked;
