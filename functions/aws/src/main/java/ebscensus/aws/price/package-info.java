/** The products of AWS's price list: what is asked for, and what an answer says. */
@NullMarked
package ebscensus.aws.price;

import org.jspecify.annotations.NullMarked;
