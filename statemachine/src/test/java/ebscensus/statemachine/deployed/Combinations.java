package ebscensus.statemachine.deployed;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All combinations of an error of ours, a refusal of Lambda and one of EC2 that a definition tells apart. */
final class Combinations {
    /** Of a function that dies of an error that has no other answer. */
    static final int LIVES = 3;

    private static final IntUnaryOperator SOME = most -> 3;
    private static final IntUnaryOperator ALL = most -> most;
    private static final IntUnaryOperator ONE_TOO_MANY = most -> most + 1;

    /** As many before each of several lives as one visit allows, and one more. */
    private static final IntUnaryOperator SHARE = most -> most / LIVES;

    private static final IntUnaryOperator MORE_THAN_A_SHARE = most -> most / LIVES + 1;

    private final Promise promise;

    Combinations(Promise promise) {
        this.promise = promise;
    }

    List<Combination> all() {
        return Stream.of(refusedByEc2(), failing(), killed(), mendedByNoRetry(), refusedByLambda(), ofTheMachine())
                .flatMap(combinations -> combinations)
                .toList();
    }

    /** EC2 refuses in all attempts but the last one, or in that, too. */
    private Stream<Combination> refusedByEc2() {
        return Stream.of(Work.LISTING, Work.MEASURING_A_SMALL_FLEET, Work.MEASURING_A_CHUNK)
                .flatMap(work -> Stream.of(Trouble.values())
                        .filter(Trouble::isOfEc2)
                        .flatMap(trouble -> IntStream.of(Executions.ATTEMPTS - 1, Combination.ALWAYS)
                                .boxed()
                                .flatMap(times -> refused(work, trouble, times, SOME, ALL))));
    }

    /** Whatever the definition has no other answer to. */
    private Stream<Combination> failing() {
        return Stream.of(Work.LISTING, Work.MEASURING_A_CHUNK, Work.REDUCING)
                .flatMap(work -> IntStream.rangeClosed(1, LIVES)
                        .boxed()
                        .flatMap(times -> refused(
                                work, Trouble.UNREADABLE, times, most -> 1, SHARE, MORE_THAN_A_SHARE)));
    }

    /** Also without an answer of its own; each takes three starts of a process, so it meets one refusal of each kind. */
    private Stream<Combination> killed() {
        return Stream.of(Work.LISTING, Work.MEASURING_A_CHUNK)
                .flatMap(work -> Stream.of("Lambda.TooManyRequestsException", "Lambda.ServiceException")
                        .map(refusal -> refused(work, Trouble.KILLED, LIVES, refusal, SHARE)));
    }

    private Stream<Combination> mendedByNoRetry() {
        return Stream.of(Trouble.NOT_ALLOWED, Trouble.NOBODY)
                .flatMap(trouble -> refused(Work.LISTING, trouble, Combination.ALWAYS, SOME, ALL));
    }

    private Stream<Combination> refusedByLambda() {
        return Stream.of(Work.LISTING, Work.MEASURING_A_CHUNK, Work.REDUCING)
                .flatMap(work -> refused(work, Trouble.NONE, 0, ALL, ONE_TOO_MANY));
    }

    /** S3 refuses the record of a chunk that Lambda's refusals have lost; SNS refuses a message. */
    private Stream<Combination> ofTheMachine() {
        return Stream.of(Work.RECORDING_A_LOSS, Work.ANNOUNCING)
                .flatMap(work -> {
                    int most = promise.retries(work.state(), Trouble.REFUSED.error());
                    var inARow = work == Work.ANNOUNCING ? SOME : ONE_TOO_MANY;
                    return IntStream.of(0, 1, most, most + 1)
                            .boxed()
                            .flatMap(times -> refusals()
                                    .map(refusal -> refused(work, Trouble.REFUSED, times, refusal, inARow)));
                });
    }

    /** With no refusal of Lambda; and with each, as often in a row as these make of the most that the definition allows. */
    private Stream<Combination> refused(Work work, Trouble trouble, int times, IntUnaryOperator... inARow) {
        return Stream.concat(
                Stream.of(new Combination(work, trouble, times, "", 0)),
                refusals()
                        .flatMap(refusal ->
                                Stream.of(inARow).map(number -> refused(work, trouble, times, refusal, number))));
    }

    private Combination refused(Work work, Trouble trouble, int times, String refusal, IntUnaryOperator inARow) {
        int most = promise.retries(work.invoker(), refusal);
        return new Combination(work, trouble, times, refusal, inARow.applyAsInt(most));
    }

    private static Stream<String> refusals() {
        return Executions.REFUSALS.stream();
    }
}
