package ebscensus.statemachine;

import java.util.Map;

/** Error names that are AWS's, each with the page that has it; all read 2026-11. */
final class ErrorNames {
    private static final String STEP_FUNCTIONS =
            "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html";
    private static final String LAMBDA_CLIENT =
            "https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception";
    /** Step Functions reports an error X of this call as {@code Lambda.X}. */
    private static final String LAMBDA_INVOKE =
            "https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors";

    static final Map<String, String> SOURCES = Map.of(
            "States.ALL", STEP_FUNCTIONS,
            "Lambda.AWSLambdaException", LAMBDA_CLIENT,
            "Lambda.ClientExecutionTimeoutException", LAMBDA_CLIENT,
            "Lambda.SdkClientException", LAMBDA_CLIENT,
            "Lambda.ServiceException", LAMBDA_CLIENT,
            "Lambda.SnapStartException", LAMBDA_INVOKE,
            "Lambda.SnapStartNotReadyException", LAMBDA_INVOKE,
            "Lambda.SnapStartTimeoutException", LAMBDA_INVOKE,
            "Lambda.TooManyRequestsException", STEP_FUNCTIONS);

    private ErrorNames() {}
}
