/** Writes the requests for products of AWS's price list, and reads the products in the responses. */
@NullMarked
package ebscensus.aws.price;

import org.jspecify.annotations.NullMarked;
