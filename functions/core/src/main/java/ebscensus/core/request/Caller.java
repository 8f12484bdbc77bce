package ebscensus.core.request;

/**
 * Whose credentials a census asked with.
 *
 * @param account twelve digits
 * @param arn as STS GetCallerIdentity names the caller, or the ARN of the function that asked, as Lambda does
 */
public record Caller(String account, String arn) {}
