package ebscensus.core.request;

/**
 * The owner of the credentials that a census uses.
 *
 * @param account twelve digits
 * @param arn the ARN from STS GetCallerIdentity, or the ARN of the function from Lambda
 */
public record Caller(String account, String arn) {}
