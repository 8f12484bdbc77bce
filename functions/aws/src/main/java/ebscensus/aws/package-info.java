/** The adapters of core's ports to EC2, STS, Organizations and S3, which use the AWS SDK. */
@NullMarked
package ebscensus.aws;

import org.jspecify.annotations.NullMarked;
