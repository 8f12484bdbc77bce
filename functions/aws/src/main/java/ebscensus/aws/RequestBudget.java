package ebscensus.aws;

import ebscensus.core.inventory.Budget;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The token bucket of one scope and action, in front of every HTTP attempt of the requests that carry it: pages and retries
 * are paid for too, as EC2 charges them too. After refusals an attempt costs more, so that the rate is lower; never less, so
 * that it stays within the budget. Thread-safe.
 */
final class RequestBudget {
    static final ExecutionAttribute<RequestBudget> ATTRIBUTE = new ExecutionAttribute<>("ebscensus.RequestBudget");

    /**
     * Of an action that is asked once for an account or a scope, so that only its retries could spend it. A choice of our own:
     * below every limit of these actions, and at the slowest pace not much longer than the pauses between retries.
     */
    static final Budget ASKED_ONCE = Budget.ofCallsPerSecond(5);

    /** What {@link #pay} gave for the attempt that is under way. */
    static final ExecutionAttribute<Integer> PAID = new ExecutionAttribute<>("ebscensus.Paid");

    /** What an attempt costs at the full rate, in tokens: so many that dearer ones can be priced finely. */
    private static final long FULL_RATE_COST = 100;

    private final Budget budget;
    private final Runnable told;
    private final Bucket bucket;
    private final Pace pace;
    private final BudgetClock clock;
    private final Semaphore underWay;
    /** In the order of arrival, and one after the other, so that each pays what an attempt costs when its turn has come. */
    private final Lock turn = new ReentrantLock(true);

    RequestBudget(Budget budget, BudgetClock clock) {
        this(budget, clock, () -> {});
    }

    /** @param told runs at every refusal, on the thread that had it, while its call goes on */
    RequestBudget(Budget budget, BudgetClock clock, Runnable told) {
        this.budget = budget;
        this.told = told;
        this.bucket = Bucket.builder()
                .withCustomTimePrecision(new Meter(clock))
                .addLimit(limit -> limit.capacity(FULL_RATE_COST * Math.max(1, budget.burst()))
                        .refillGreedy(FULL_RATE_COST, budget.perCall())
                        .initialTokens(FULL_RATE_COST * budget.burst()))
                .build();
        this.pace = new Pace(budget.perCall());
        this.clock = clock;
        this.underWay = new Semaphore(budget.callsAtOnce());
    }

    /** Of another action, counted by the same clock. */
    RequestBudget ofAnotherAction(Budget other) {
        return new RequestBudget(other, clock);
    }

    /** Runs a call, attempts and all, once fewer than the budget's calls at once are under way. */
    <T> T admit(Supplier<T> call) {
        underWay.acquireUninterruptibly();
        try {
            return call.get();
        } finally {
            underWay.release();
        }
    }

    /** The longest that an attempt of an admitted call waits: behind one of every other call, at the slowest pace. */
    Duration longestWait() {
        return Duration.ofNanos((long) (budget.perCall().toNanos() * (double) budget.callsAtOnce() / Pace.SLOWEST));
    }

    /**
     * Waits until one attempt may be sent.
     *
     * @return what {@link #refused} must know of it
     */
    int pay() {
        turn.lock();
        try {
            int slowdowns = pace.slowdowns();
            long cost = (long) Math.ceil(FULL_RATE_COST / pace.part(clock.nanos()));
            bucket.asBlocking().consumeUninterruptibly(cost, clock::pass);
            return slowdowns;
        } finally {
            turn.unlock();
        }
    }

    /**
     * An attempt was refused for its rate: others need EC2's bucket, which has no burst left to give.
     *
     * @param paid what {@link #pay} gave for it
     * @return whether the rate was halved because of it
     */
    boolean refused(int paid) {
        told.run();
        boolean slower = pace.slowDown(paid, clock.nanos());
        if (slower) {
            bucket.tryConsumeAsMuchAsPossible();
        }
        return slower;
    }

    /** The clock as the bucket reads it. */
    private record Meter(BudgetClock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return clock.nanos();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    /** Goes into every EC2 client; a request without a budget is a mistake of ours and is not sent. */
    static final class Gate implements ExecutionInterceptor {
        private final Duration attemptTimeout;

        /** @param attemptTimeout how long an attempt may take, without its wait for the budget */
        Gate(Duration attemptTimeout) {
            this.attemptTimeout = attemptTimeout;
        }

        /** The SDK counts that wait as a part of the attempt, so it is added to what the attempt may take. */
        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            var request = (AwsRequest) context.request();
            var budget = attributes.getAttribute(ATTRIBUTE);
            if (budget == null) {
                throw new IllegalStateException(
                        "no budget for " + request.getClass().getSimpleName());
            }
            var config = request.overrideConfiguration()
                    .map(AwsRequestOverrideConfiguration::toBuilder)
                    .orElseGet(AwsRequestOverrideConfiguration::builder)
                    .apiCallAttemptTimeout(attemptTimeout.plus(budget.longestWait()))
                    .build();
            return request.toBuilder().overrideConfiguration(config).build();
        }

        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            attributes.putAttribute(PAID, attributes.getAttribute(ATTRIBUTE).pay());
        }
    }
}
