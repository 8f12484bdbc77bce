package ebscensus.core.request;

/**
 * The owner of the credentials that a census uses.
 *
 * @param account twelve digits
 * @param arn the ARN that STS GetCallerIdentity returns or, in a Lambda function, the ARN of its role or of the function itself
 */
public record Caller(String account, String arn) {}
