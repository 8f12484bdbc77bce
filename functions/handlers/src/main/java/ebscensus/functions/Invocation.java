package ebscensus.functions;

import com.amazonaws.services.lambda.runtime.Context;
import ebscensus.core.request.Caller;
import ebscensus.core.request.Scope;

/** What Lambda tells a function about itself, so that STS need not be asked. */
final class Invocation {
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

    private Invocation() {}

    /** The account and region that the function runs in. */
    static Scope ownScope(Context context) {
        return new Scope(part(context, ACCOUNT), part(context, REGION));
    }

    /**
     * Whose credentials the function has.
     *
     * @param role ARN of the role that the function runs under; empty if its environment does not name it, and then the ARN of
     *     the function stands for it
     */
    static Caller caller(Context context, String role) {
        return new Caller(part(context, ACCOUNT), role.isEmpty() ? context.getInvokedFunctionArn() : role);
    }

    /** Of {@code arn:PARTITION:lambda:REGION:ACCOUNT:function:NAME:ALIAS}. */
    private static String part(Context context, int number) {
        return context.getInvokedFunctionArn().split(":", -1)[number];
    }
}
