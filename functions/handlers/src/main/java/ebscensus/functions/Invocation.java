package ebscensus.functions;

import com.amazonaws.services.lambda.runtime.Context;
import ebscensus.core.request.Caller;
import ebscensus.core.request.Scope;

/** Reads the account, the region and the role of a function from what Lambda provides, without a call to STS. */
final class Invocation {
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

    private Invocation() {}

    /** The account and region that the function runs in. */
    static Scope ownScope(Context context) {
        return new Scope(part(context, ACCOUNT), part(context, REGION));
    }

    /**
     * The owner of the function's credentials.
     *
     * @param role the ARN of the function's role; empty if the environment does not name the role, in which case the ARN of the
     *     function is used instead
     */
    static Caller caller(Context context, String role) {
        return new Caller(part(context, ACCOUNT), role.isEmpty() ? context.getInvokedFunctionArn() : role);
    }

    /** A part of {@code arn:PARTITION:lambda:REGION:ACCOUNT:function:NAME:ALIAS}. */
    private static String part(Context context, int number) {
        return context.getInvokedFunctionArn().split(":", -1)[number];
    }
}
