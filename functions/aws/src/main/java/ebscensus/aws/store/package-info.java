/** Stores runs and reports in S3. */
@NullMarked
package ebscensus.aws.store;

import org.jspecify.annotations.NullMarked;
