package ebscensus.aws;

import ebscensus.core.Budget;
import io.github.bucket4j.BlockingBucket;
import io.github.bucket4j.Bucket;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The token bucket of one scope and action, in front of every HTTP attempt of the requests that carry it: pages and retries
 * are paid for too, as EC2 charges them too. Thread-safe.
 */
final class RequestBudget {
    static final ExecutionAttribute<RequestBudget> ATTRIBUTE = new ExecutionAttribute<>("ebscensus.RequestBudget");

    private final BlockingBucket bucket;

    RequestBudget(Budget budget) {
        bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(Math.max(1, budget.burst()))
                        .refillGreedy(1, budget.perCall())
                        .initialTokens(budget.burst()))
                .build()
                .asBlocking();
    }

    /** Goes into every EC2 client; a request without a budget is a mistake of ours and is not sent. */
    static final class Gate implements ExecutionInterceptor {
        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            var budget = attributes.getAttribute(ATTRIBUTE);
            if (budget == null) {
                throw new IllegalStateException(
                        "no budget for " + context.request().getClass().getSimpleName());
            }
            budget.bucket.consumeUninterruptibly(1);
        }
    }
}
