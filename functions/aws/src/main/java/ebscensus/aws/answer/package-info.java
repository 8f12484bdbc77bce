/** Reads the answers of AWS's services in XML and JSON, and rejects unusable answers. */
@NullMarked
package ebscensus.aws.answer;

import org.jspecify.annotations.NullMarked;
