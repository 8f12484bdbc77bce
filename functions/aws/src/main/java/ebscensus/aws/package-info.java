/** Implements the interfaces of core for EC2, STS, Organizations, S3 and the price list, with the AWS SDK. */
@NullMarked
package ebscensus.aws;

import org.jspecify.annotations.NullMarked;
