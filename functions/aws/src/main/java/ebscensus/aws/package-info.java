/** The ports of core on AWS: EC2, STS and S3. The only code that sees the AWS SDK. */
@NullMarked
package ebscensus.aws;

import org.jspecify.annotations.NullMarked;
