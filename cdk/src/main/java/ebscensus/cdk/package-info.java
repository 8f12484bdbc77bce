/** The AWS resources of EBS Census, and the settings that determine them. */
@NullMarked
package ebscensus.cdk;

import org.jspecify.annotations.NullMarked;
