/**
 * AWS Lambda on this machine, as far as a function can tell: every execution environment is a process of its own under AWS's
 * runtime interface client, behind a Runtime API. On Linux, which is what that client is made for.
 */
@NullMarked
package ebscensus.lambda;

import org.jspecify.annotations.NullMarked;
