/** Reads the responses of AWS's services in XML and JSON, and rejects unusable responses. */
@NullMarked
package ebscensus.aws.answer;

import org.jspecify.annotations.NullMarked;
