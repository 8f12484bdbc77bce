/** The answers of AWS's services, in XML and JSON: how they are read, and how they are refused. */
@NullMarked
package ebscensus.aws.answer;

import org.jspecify.annotations.NullMarked;
