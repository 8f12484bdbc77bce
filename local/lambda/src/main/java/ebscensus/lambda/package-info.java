/**
 * AWS Lambda on this machine, as a function sees it: every execution environment is a separate process that runs AWS's runtime
 * interface client against a Runtime API. It needs Linux, because that client does.
 */
@NullMarked
package ebscensus.lambda;

import org.jspecify.annotations.NullMarked;
