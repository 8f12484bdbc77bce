/** The products of AWS's price list: the requests for them and their content. */
@NullMarked
package ebscensus.aws.price;

import org.jspecify.annotations.NullMarked;
