package ebscensus.functions;

import com.amazonaws.services.lambda.runtime.Context;
import ebscensus.core.Caller;
import ebscensus.core.Scope;

/** What Lambda tells of the function itself. */
final class Invocation {
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

    private Invocation() {}

    /** The account and region that the function runs in: {@code arn:aws:lambda:REGION:ACCOUNT:function:NAME:ALIAS}. */
    static Scope ownScope(Context context) {
        String[] arn = context.getInvokedFunctionArn().split(":", -1);
        return new Scope(arn[ACCOUNT], arn[REGION]);
    }

    /** The function itself, which asks with the role that it was deployed with. */
    static Caller caller(Context context) {
        return new Caller(ownScope(context).account(), context.getInvokedFunctionArn());
    }
}
