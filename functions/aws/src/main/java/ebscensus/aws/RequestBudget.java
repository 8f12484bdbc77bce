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
 * The token bucket of one scope and action. Every HTTP attempt takes tokens, including retries and the attempts for further
 * pages, because EC2's own bucket counts them all. After throttling, an attempt takes more tokens, which lowers the rate. An
 * attempt never takes fewer tokens than at the full rate, so the budget is never exceeded. Thread-safe.
 */
final class RequestBudget {
    static final ExecutionAttribute<RequestBudget> ATTRIBUTE = new ExecutionAttribute<>("ebscensus.RequestBudget");

    /**
     * The budget of an action that is called only once for an account or a scope. Therefore only retries wait for this budget. We
     * chose the number because it is below the limits of all these actions, and because at the slowest pace the waits are not much
     * longer than the pauses between retries.
     */
    static final Budget ASKED_ONCE = Budget.ofCallsPerSecond(5);

    /** The result of {@link #pay} for the current attempt. */
    static final ExecutionAttribute<Integer> PAID = new ExecutionAttribute<>("ebscensus.Paid");

    /**
     * The tokens that an attempt takes at the full rate. The number is large, so that the cost can increase in small steps.
     */
    private static final long FULL_RATE_COST = 100;

    private final Budget budget;
    private final Runnable told;
    private final Bucket bucket;
    private final Pace pace;
    private final BudgetClock clock;
    private final Semaphore underWay;
    /**
     * Lets attempts take tokens one at a time, in order of arrival, so that the cost of each attempt is determined when its
     * turn comes.
     */
    private final Lock turn = new ReentrantLock(true);

    RequestBudget(Budget budget, BudgetClock clock) {
        this(budget, clock, () -> {});
    }

    /** @param told runs after every throttled attempt, on the thread of the attempt and before the call ends */
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

    /** A budget for another action, with the same clock. */
    RequestBudget ofAnotherAction(Budget other) {
        return new RequestBudget(other, clock);
    }

    /** Runs a call with all its attempts as soon as fewer calls are in flight than the budget allows. */
    <T> T admit(Supplier<T> call) {
        underWay.acquireUninterruptibly();
        try {
            return call.get();
        } finally {
            underWay.release();
        }
    }

    /** The longest wait of an attempt. It occurs if every other admitted call makes one attempt first, at the slowest pace. */
    Duration longestWait() {
        return Duration.ofNanos((long) (budget.perCall().toNanos() * (double) budget.callsAtOnce() / Pace.SLOWEST));
    }

    /**
     * Waits until an attempt may be sent.
     *
     * @return the argument for {@link #refused}
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
     * Lowers the rate and discards the remaining tokens after a throttled attempt, because throttling means that other clients use
     * the same token bucket of EC2. Attempts that are throttled together lower the rate only once.
     *
     * @param paid the result of {@link #pay} for the attempt
     * @return whether this attempt lowered the rate
     */
    boolean refused(int paid) {
        told.run();
        boolean slower = pace.slowDown(paid, clock.nanos());
        if (slower) {
            bucket.tryConsumeAsMuchAsPossible();
        }
        return slower;
    }

    /** Adapts the clock to the bucket's interface. */
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

    /**
     * Makes every attempt wait for its budget. Every client of EC2 and Organizations needs this interceptor. A request without
     * a budget fails, because it is a programming error.
     */
    static final class Gate implements ExecutionInterceptor {
        private final Duration attemptTimeout;

        /** @param attemptTimeout the time limit of an attempt, not counting its wait for the budget */
        Gate(Duration attemptTimeout) {
            this.attemptTimeout = attemptTimeout;
        }

        /** Adds the longest wait for the budget to the time limit, because the SDK counts the wait as part of the attempt. */
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
