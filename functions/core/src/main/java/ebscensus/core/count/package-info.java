/**
 * The work of a census: finding the scopes, listing instances and measuring volumes, either step by step or all in one process.
 */
@NullMarked
package ebscensus.core.count;

import org.jspecify.annotations.NullMarked;
