/** What is counted, how the work is planned, and how the parts are merged. */
@NullMarked
package ebscensus.core;

import org.jspecify.annotations.NullMarked;
