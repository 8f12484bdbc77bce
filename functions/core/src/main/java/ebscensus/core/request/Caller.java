package ebscensus.core.request;

/**
 * The owner of the credentials that a census uses.
 *
 * @param account twelve digits
 * @param arn the ARN that STS GetCallerIdentity returns; in Lambda, the ARN of the function's role or, if that is unknown, of
 *     the function
 */
public record Caller(String account, String arn) {}
