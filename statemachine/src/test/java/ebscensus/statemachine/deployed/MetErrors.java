package ebscensus.statemachine.deployed;

import ebscensus.statemachine.History;
import ebscensus.statemachine.History.Event;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The errors that a definition has an answer to, state by state: those it names, and those that executions met. */
final class MetErrors {
    private static final String ALL = "States.ALL";

    private final JsonNode definition;

    MetErrors(String definition) {
        this.definition = DeployedCensus.json(definition);
    }

    /** Each as {@code STATE Retry|Catch ERROR}. */
    Set<String> named() {
        return answers().map(Answer::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of those, the ones that came to pass. An error that nothing names is the wildcard's. */
    Set<String> met(Collection<History> histories) {
        var answers = answers().toList();
        return histories.stream()
                .flatMap(history -> history.events().stream())
                .flatMap(event -> answering(event, answers).stream())
                .map(Answer::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private record Answer(String state, String field, String error) {
        @Override
        public String toString() {
            return state + " " + field + " " + error;
        }
    }

    /** A retrier without attempts lets its error be caught, or fail the state. */
    private static List<Answer> answering(Event event, List<Answer> answers) {
        return switch (event.kind()) {
            case ENTERED, LEFT, SUCCEEDED -> List.of();
            case CAUGHT ->
                Stream.concat(answering(event, "Catch", answers).stream(), byName(event, "Retry", answers).stream())
                        .toList();
            case RETRIED, FAILED -> answering(event, "Retry", answers);
        };
    }

    private static List<Answer> answering(Event event, String field, List<Answer> answers) {
        var named = byName(event, field, answers);
        return named.isEmpty()
                ? of(event, field, answers)
                        .filter(answer -> answer.error().equals(ALL))
                        .toList()
                : named;
    }

    private static List<Answer> byName(Event event, String field, List<Answer> answers) {
        return of(event, field, answers)
                .filter(answer -> event.detail().startsWith(answer.error() + ": "))
                .toList();
    }

    private static Stream<Answer> of(Event event, String field, List<Answer> answers) {
        return answers.stream()
                .filter(answer ->
                        answer.state().equals(event.state()) && answer.field().equals(field));
    }

    private Stream<Answer> answers() {
        return states(definition)
                .flatMap(state -> Stream.of("Retry", "Catch")
                        .flatMap(field -> state.getValue()
                                .path(field)
                                .valueStream()
                                .flatMap(answer -> answer.get("ErrorEquals").valueStream())
                                .map(error -> new Answer(state.getKey(), field, error.stringValue()))));
    }

    private static Stream<Map.Entry<String, JsonNode>> states(JsonNode machine) {
        return machine.get("States").properties().stream()
                .flatMap(state -> Stream.concat(
                        Stream.of(state),
                        state.getValue().has("ItemProcessor")
                                ? states(state.getValue().get("ItemProcessor"))
                                : Stream.empty()));
    }
}
