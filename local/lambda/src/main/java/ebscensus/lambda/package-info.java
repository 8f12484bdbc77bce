/**
 * Emulates AWS Lambda on this machine, from the point of view of a function: every execution environment is a separate process
 * that runs AWS's runtime interface client against our own Runtime API. This works only on Linux, because AWS's runtime interface
 * client runs only on Linux.
 */
@NullMarked
package ebscensus.lambda;

import org.jspecify.annotations.NullMarked;
