package ebscensus.statemachine.deployed;

import ebscensus.statemachine.deployed.Course.Begun;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a definition promises, calculated from its Retry and Catch fields alone: nothing is executed for it, and nothing of the
 * runner is used.
 */
final class Promise {
    private static final String ALL = "States.ALL";
    private static final String COMPLETE = "COMPLETE";
    private static final String LOST = "INCOMPLETE lostChunk ";
    private static final String UNRECORDED = "its worker left neither a result nor a reason";
    private static final Pattern MOST = Pattern.compile("attempt <= (\\d+) ");

    private final JsonNode definition;

    Promise(String definition) {
        this.definition = DeployedCensus.json(definition);
    }

    /** How often one visit to the state tries again after this error. */
    int retries(String state, String error) {
        return answer(state, "Retry", error)
                .map(retrier -> retrier.get("MaxAttempts").intValue())
                .orElse(0);
    }

    /** How often the state is visited again because it leaves its work for later with this error. */
    int revisits(String state, String error) {
        return answer(state, "Catch", error)
                .map(catcher -> state(catcher.get("Next").stringValue()))
                .map(next -> MOST.matcher(next.at("/Choices/0/Condition").asString("")))
                .filter(Matcher::find)
                .map(condition -> Integer.parseInt(condition.group(1)))
                .orElse(0);
    }

    /** Every error that any state has an answer to by name. */
    Set<String> named() {
        return definition.findValues("ErrorEquals").stream()
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::stringValue)
                .filter(name -> !name.equals(ALL))
                .collect(Collectors.toSet());
    }

    Course of(Combination combination) {
        return switch (combination.work()) {
            case LISTING, MEASURING_A_SMALL_FLEET, MEASURING_A_CHUNK, REDUCING -> invoked(combination);
            case RECORDING_A_LOSS, ANNOUNCING -> called(combination);
        };
    }

    /** Its lives and what Lambda may refuse are those of one visit to the state, and each attempt is a visit. */
    private Course invoked(Combination combination) {
        int lives = 1 + retries(combination.work().state(), combination.death().error());
        int begun = Math.min(lives, invocationsOfAVisit(combination));
        if (begun > combination.deaths()) {
            return worked(combination);
        }
        String error = begun == lives ? combination.death().error() : combination.refusal();
        return new Course(deaths(combination, 0).limit(begun).toList(), givenUp(combination, error));
    }

    /** In the last attempt a function records what it could not have. */
    private Course worked(Combination combination) {
        String error = combination.trouble().error();
        int revisits = revisits(combination.work().state(), error);
        int failing = Math.min(combination.times(), revisits);
        boolean isGivenUp = revisits == 0 && !error.isEmpty();
        var begun = IntStream.rangeClosed(0, failing)
                .boxed()
                .flatMap(attempt -> Stream.concat(
                        deaths(combination, attempt),
                        Stream.of(new Begun(attempt, attempt < failing || isGivenUp ? error : ""))))
                .toList();
        if (isGivenUp) {
            return new Course(begun, givenUp(combination, error));
        }
        return new Course(
                begun,
                combination.times() > failing
                        ? "INCOMPLETE " + combination.trouble().trace()
                        : COMPLETE);
    }

    private static Stream<Begun> deaths(Combination combination, int attempt) {
        return Stream.generate(() -> new Begun(attempt, combination.death().error()))
                .limit(combination.deaths());
    }

    /** The most that Lambda's refusals before each of them leave. */
    private int invocationsOfAVisit(Combination combination) {
        return combination.inARow() == 0
                ? Integer.MAX_VALUE
                : retries(combination.work().invoker(), combination.refusal()) / combination.inARow();
    }

    /** Without one of its chunks there is still a census, but not without another function. */
    private static String givenUp(Combination combination, String error) {
        if (combination.work() == Work.MEASURING_A_CHUNK) {
            return LOST + error;
        }
        return "FAILED " + error + ": " + combination.traceOf(error);
    }

    /** A loss without a record is a loss all the same, and a report need not be told of. */
    private Course called(Combination combination) {
        String error = combination.trouble().error();
        int calls = 1 + Math.min(combination.times(), retries(combination.work().state(), error));
        var begun = IntStream.range(0, calls)
                .mapToObj(call -> new Begun(0, call < combination.times() ? error : ""))
                .toList();
        if (combination.work() == Work.ANNOUNCING) {
            return new Course(begun, COMPLETE);
        }
        return new Course(begun, LOST + (calls > combination.times() ? combination.refusal() : UNRECORDED));
    }

    /** The retrier or catcher that is used for this error. */
    private Optional<JsonNode> answer(String state, String field, String error) {
        return state(state)
                .path(field)
                .valueStream()
                .filter(answer -> names(answer).anyMatch(name -> name.equals(error) || name.equals(ALL)))
                .findFirst();
    }

    private static Stream<String> names(JsonNode answer) {
        return answer.get("ErrorEquals").valueStream().map(JsonNode::stringValue);
    }

    /** Wherever it is in the definition. */
    private JsonNode state(String name) {
        return Optional.ofNullable(definition.findValue(name)).orElseThrow();
    }
}
