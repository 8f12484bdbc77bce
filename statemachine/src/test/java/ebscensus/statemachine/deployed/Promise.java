package ebscensus.statemachine.deployed;

import ebscensus.statemachine.deployed.Course.Begun;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a definition promises, calculated from its Retry and Catch fields alone. Nothing is executed for it, and nothing of the
 * runner is used.
 */
final class Promise {
    private static final String ALL = "States.ALL";
    private static final Pattern MOST = Pattern.compile("attempt <= (\\d+) ");

    private final JsonNode definition;

    Promise(String definition) {
        this.definition = DeployedCensus.json(definition);
    }

    /** How often the state is tried again after this error, in one visit to it. */
    int retries(String state, String error) {
        return answers(state, "Retry", error)
                .findFirst()
                .map(retrier -> retrier.get("MaxAttempts").intValue())
                .orElse(0);
    }

    /** How often the state is visited again after this error, because it is caught and led back; 0 if it is not. */
    int revisits(String state, String error) {
        return answers(state, "Catch", error)
                .limit(1)
                .map(catcher -> state(catcher.get("Next").stringValue()))
                .filter(next -> next.get("Type").stringValue().equals("Choice"))
                .mapToInt(Promise::most)
                .sum();
    }

    Course of(Combination combination) {
        return combination.trouble().error().isEmpty() || revisits(combination) == 0
                ? restarted(combination)
                : postponed(combination);
    }

    /** Every attempt is a visit of its own, with all of Lambda's refusals that a visit may have. The function records in the last one. */
    private Course postponed(Combination combination) {
        if (invocationsInAVisit(combination) == 0) {
            return new Course(List.of(), givenUp(combination, combination.refusal()));
        }
        int failing = Math.min(combination.times(), revisits(combination));
        var begun = IntStream.rangeClosed(0, failing)
                .mapToObj(attempt -> new Begun(
                        attempt, attempt < failing ? combination.trouble().error() : ""))
                .toList();
        return new Course(begun, combination.times() > failing ? incomplete(combination) : "COMPLETE");
    }

    /** All lives belong to one visit, and share what Lambda may refuse. */
    private Course restarted(Combination combination) {
        var trouble = combination.trouble();
        int failing = trouble.error().isEmpty() ? 0 : combination.times();
        int lives = 1 + Math.min(failing, retries(combination.work().state(), trouble.error()));
        int begun = Math.min(lives, invocationsInAVisit(combination));
        var all = IntStream.range(0, begun)
                .mapToObj(life -> new Begun(0, life < failing ? trouble.error() : ""))
                .toList();
        if (begun > failing) {
            return new Course(all, trouble == Trouble.DENIED ? incomplete(combination) : "COMPLETE");
        }
        return new Course(all, givenUp(combination, begun == lives ? trouble.error() : combination.refusal()));
    }

    private int revisits(Combination combination) {
        return revisits(combination.work().state(), combination.trouble().error());
    }

    /** As many as Lambda's refusals before each of them leave. */
    private int invocationsInAVisit(Combination combination) {
        return combination.inARow() == 0
                ? Integer.MAX_VALUE
                : retries(combination.work().state(), combination.refusal()) / combination.inARow();
    }

    private static String incomplete(Combination combination) {
        return "INCOMPLETE " + combination.trouble().trace();
    }

    /** A lost chunk is a line of the ledger; without one of the other functions there is no census. */
    private static String givenUp(Combination combination, String error) {
        if (combination.work() == Work.MEASURING_A_CHUNK) {
            return "INCOMPLETE lostChunk " + error;
        }
        return "FAILED " + error + ": "
                + (error.equals(combination.refusal())
                        ? CombinationRun.CAUSE_OF_REFUSALS
                        : combination.trouble().trace());
    }

    private static int most(JsonNode choice) {
        var condition = MOST.matcher(choice.at("/Choices/0/Condition").stringValue());
        if (!condition.find()) {
            throw new IllegalStateException("a condition that this test does not know: " + choice);
        }
        return Integer.parseInt(condition.group(1));
    }

    /** The retriers or catchers for this error, the one that is used first. */
    private Stream<JsonNode> answers(String state, String field, String error) {
        return state(state).path(field).valueStream().filter(answer -> answer.get("ErrorEquals")
                .valueStream()
                .map(JsonNode::stringValue)
                .anyMatch(name -> name.equals(error) || name.equals(ALL)));
    }

    /** Of this name, wherever it is. */
    private JsonNode state(String name) {
        return Optional.ofNullable(definition.findValue(name)).orElseThrow();
    }
}
