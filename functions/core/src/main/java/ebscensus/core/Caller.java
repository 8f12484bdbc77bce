package ebscensus.core;

/**
 * Whose credentials a census asked with.
 *
 * @param account twelve digits
 * @param arn as STS GetCallerIdentity names the caller, or the ARN of the role that a function runs under
 */
public record Caller(String account, String arn) {}
