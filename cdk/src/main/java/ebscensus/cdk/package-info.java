/** The AWS resources of EBS Census, and the settings they are made from. */
@NullMarked
package ebscensus.cdk;

import org.jspecify.annotations.NullMarked;
