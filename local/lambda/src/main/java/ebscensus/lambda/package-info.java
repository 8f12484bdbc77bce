/**
 * Emulates AWS Lambda on this machine, from the point of view of a function: every execution environment is a separate process that
 * runs AWS's runtime interface client against our own Runtime API. It needs Linux, because that client does.
 */
@NullMarked
package ebscensus.lambda;

import org.jspecify.annotations.NullMarked;
