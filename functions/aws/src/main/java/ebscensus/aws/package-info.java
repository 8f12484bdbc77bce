/** The adapters of core's ports to EC2, STS, Organizations, S3 and the price list. They use the AWS SDK. */
@NullMarked
package ebscensus.aws;

import org.jspecify.annotations.NullMarked;
