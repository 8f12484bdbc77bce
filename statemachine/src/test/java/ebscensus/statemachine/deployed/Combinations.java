package ebscensus.statemachine.deployed;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All combinations of an error of ours, a refusal of Lambda and one of EC2 that a definition tells apart. */
final class Combinations {
    /** Of a function, in each attempt. */
    private static final int LIVES = 3;

    private static final Set<Trouble> ONE_OF_EACH = EnumSet.of(Trouble.THROTTLED, Trouble.RESET);

    private final Promise promise;

    Combinations(Promise promise) {
        this.promise = promise;
    }

    List<Combination> all() {
        return Stream.of(refusedByEc2(), dying(), hopeless(), refusedByLambda(), ofTheMachine(), killed())
                .flatMap(combinations -> combinations)
                .toList();
    }

    /**
     * EC2 refuses in all attempts but the last one, or in that, too; in each, the function has one life or has lost all others
     * before. Lambda refuses as often before each life as the definition allows. Where lives are lost, Lambda's refusals meet one
     * refusal of EC2 for each error that becomes of it, and all others do without.
     */
    private Stream<Combination> refusedByEc2() {
        return Stream.of(Work.LISTING, Work.MEASURING_A_SMALL_FLEET, Work.MEASURING_A_CHUNK)
                .flatMap(work -> Stream.of(Trouble.values())
                        .filter(Trouble::isOfEc2)
                        .flatMap(trouble -> ends(trouble).map(times -> new Combination(work, trouble, times))))
                .flatMap(alive -> Stream.of(alive, alive.withDeaths(Death.UNREADABLE, LIVES - 1)))
                .flatMap(combination -> combination.deaths() == 0 || ONE_OF_EACH.contains(combination.trouble())
                        ? refused(combination, 1 + combination.deaths(), 0)
                        : Stream.of(combination));
    }

    /** After how many attempts EC2 does not refuse any more. What is not tried again does not end. */
    private static Stream<Integer> ends(Trouble trouble) {
        return trouble.error().isEmpty()
                ? Stream.of(Combination.ALWAYS)
                : Stream.of(Executions.ATTEMPTS - 1, Combination.ALWAYS);
    }

    /** Once to three times; Lambda refuses as often before each life as the definition allows for three of them, and once more. */
    private Stream<Combination> dying() {
        return Stream.of(Work.LISTING, Work.MEASURING_A_CHUNK, Work.REDUCING)
                .flatMap(work -> IntStream.rangeClosed(1, LIVES)
                        .mapToObj(
                                deaths -> new Combination(work, Trouble.NONE, 0).withDeaths(Death.UNREADABLE, deaths)))
                .flatMap(combination -> Stream.of(0, 1).flatMap(more -> refused(combination, LIVES, more)))
                .distinct();
    }

    /**
     * The definition does not tell this from {@link Death#UNREADABLE}, and each of these takes three starts of a process, so there
     * are few. They come last, because processes that have just started are slow.
     */
    private Stream<Combination> killed() {
        return Stream.of(Work.LISTING, Work.MEASURING_A_CHUNK)
                .map(work -> new Combination(work, Trouble.NONE, 0).withDeaths(Death.KILLED, LIVES))
                .flatMap(combination -> Stream.of("Lambda.TooManyRequestsException", "Lambda.ServiceException")
                        .map(refusal -> refused(combination, refusal, LIVES, 0)));
    }

    private Stream<Combination> hopeless() {
        return Stream.of(Trouble.NOT_ALLOWED, Trouble.NOBODY)
                .flatMap(trouble -> refused(new Combination(Work.LISTING, trouble, Combination.ALWAYS), 1, 0));
    }

    private Stream<Combination> refusedByLambda() {
        return Stream.of(Work.LISTING, Work.MEASURING_A_CHUNK, Work.REDUCING)
                .map(work -> new Combination(work, Trouble.NONE, 0))
                .flatMap(combination -> Stream.of(0, 1).flatMap(more -> refused(combination, 1, more)))
                .distinct();
    }

    /** S3 refuses the record of a chunk that Lambda's refusals have lost; SNS refuses to announce a report. */
    private Stream<Combination> ofTheMachine() {
        return Stream.of(Work.RECORDING_A_LOSS, Work.ANNOUNCING)
                .flatMap(work -> {
                    int most = promise.retries(work.state(), Trouble.REFUSED.error());
                    return Stream.of(0, 1, most, most + 1).map(times -> new Combination(work, Trouble.REFUSED, times));
                })
                .flatMap(combination -> refusals()
                        .map(refusal ->
                                refused(combination, refusal, 1, combination.work() == Work.RECORDING_A_LOSS ? 1 : 0)));
    }

    /** Without a refusal of Lambda, and with each. */
    private Stream<Combination> refused(Combination combination, int lives, int more) {
        return Stream.concat(
                Stream.of(combination), refusals().map(refusal -> refused(combination, refusal, lives, more)));
    }

    /** As often before each of so many lives as one visit to the state allows, and some more. */
    private Combination refused(Combination combination, String refusal, int lives, int more) {
        int most = promise.retries(combination.work().invoker(), refusal);
        return combination.withRefusals(refusal, most / lives + more);
    }

    private static Stream<String> refusals() {
        return Executions.REFUSALS.stream();
    }
}
