package ebscensus.statemachine.deployed;

import ebscensus.statemachine.deployed.Course.Begun;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
                .filter(next -> next.get("Type").stringValue().equals("Choice"))
                .map(Promise::most)
                .orElse(0);
    }

    Course of(Combination combination) {
        return switch (combination.work()) {
            case LISTING, MEASURING_A_SMALL_FLEET, MEASURING_A_CHUNK, REDUCING ->
                revisits(combination) == 0 ? restarted(combination) : postponed(combination);
            case RECORDING_A_LOSS, ANNOUNCING -> called(combination);
        };
    }

    /**
     * Each attempt is a visit of its own, and has all of Lambda's refusals that a visit may have. In its last one a function
     * records what it could not have.
     */
    private Course postponed(Combination combination) {
        if (invocationsOfAVisit(combination) == 0) {
            return new Course(List.of(), givenUp(combination, combination.refusal()));
        }
        int failing = Math.min(combination.times(), revisits(combination));
        var begun = IntStream.rangeClosed(0, failing)
                .mapToObj(attempt ->
                        new Begun(attempt, attempt < failing ? combination.trouble().error() : ""))
                .toList();
        return new Course(begun, combination.times() > failing ? recorded(combination) : COMPLETE);
    }

    /** All lives are of one visit, and share what Lambda may refuse in it. */
    private Course restarted(Combination combination) {
        int failing = failing(combination);
        int lives = lives(combination);
        var begun = begun(combination, Math.min(lives, invocationsOfAVisit(combination)));
        if (begun.size() > failing) {
            return new Course(begun, combination.trouble() == Trouble.DENIED ? recorded(combination) : COMPLETE);
        }
        String error = begun.size() == lives ? combination.trouble().error() : combination.refusal();
        return new Course(begun, givenUp(combination, error));
    }

    /** The state machine's own calls: a loss without a record is a loss all the same, and nobody needs to be told of a report. */
    private Course called(Combination combination) {
        var calls = begun(combination, lives(combination));
        boolean succeeded = calls.size() > failing(combination);
        return new Course(
                calls,
                combination.work() == Work.ANNOUNCING
                        ? COMPLETE
                        : LOST + (succeeded ? combination.refusal() : "its worker left neither a result nor a reason"));
    }

    /** How often it is begun in one visit if Lambda refuses nothing. */
    private int lives(Combination combination) {
        return 1
                + Math.min(
                        failing(combination),
                        retries(combination.work().state(), combination.trouble().error()));
    }

    /** As many as its own trouble makes fail. */
    private static int failing(Combination combination) {
        return combination.trouble().error().isEmpty() ? 0 : combination.times();
    }

    private static List<Begun> begun(Combination combination, int times) {
        int failing = failing(combination);
        return IntStream.range(0, times)
                .mapToObj(life -> new Begun(0, life < failing ? combination.trouble().error() : ""))
                .toList();
    }

    /** The most that Lambda's refusals before each of them leave. */
    private int invocationsOfAVisit(Combination combination) {
        return combination.inARow() == 0
                ? Integer.MAX_VALUE
                : retries(combination.work().invoker(), combination.refusal()) / combination.inARow();
    }

    private int revisits(Combination combination) {
        return revisits(combination.work().state(), combination.trouble().error());
    }

    private static String recorded(Combination combination) {
        return "INCOMPLETE " + combination.trouble().trace();
    }

    /** Without one of its chunks there is still a census, but not without another function. */
    private static String givenUp(Combination combination, String error) {
        if (combination.work() == Work.MEASURING_A_CHUNK) {
            return LOST + error;
        }
        boolean isRefused = error.equals(combination.refusal());
        return "FAILED " + error + ": "
                + (isRefused ? CombinationRun.REFUSED : combination.trouble().trace());
    }

    private static int most(JsonNode choice) {
        var condition = MOST.matcher(choice.at("/Choices/0/Condition").stringValue());
        if (!condition.find()) {
            throw new IllegalStateException("a condition that this test does not know: " + choice);
        }
        return Integer.parseInt(condition.group(1));
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
