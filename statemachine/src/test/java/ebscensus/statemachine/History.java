package ebscensus.statemachine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** What happened in an execution and its children, in order. Thread-safe. */
public final class History {
    private final List<Event> events = new CopyOnWriteArrayList<>();

    /** What can happen. */
    public enum Kind {
        ENTERED,
        RETRIED,
        CAUGHT,
        LEFT,
        SUCCEEDED,
        FAILED
    }

    /** @param execution its name, for a child after its parent's */
    public record Event(String execution, String state, Kind kind, String detail) {
        private static final int LONGEST_DETAIL = 300;

        @Override
        public String toString() {
            String shown = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) + "…" : detail;
            return "%-24s %-16s %-9s %s".formatted(execution, state, kind, shown);
        }
    }

    void add(String execution, String state, Kind kind, Object detail) {
        events.add(new Event(execution, state, kind, detail.toString()));
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /** The states that the execution itself entered, in order. */
    public List<String> statesEntered(String execution) {
        return events.stream()
                .filter(event ->
                        event.kind() == Kind.ENTERED && event.execution().equals(execution))
                .map(Event::state)
                .toList();
    }

    public long count(String state, Kind kind) {
        return events.stream()
                .filter(event -> event.kind() == kind && event.state().equals(state))
                .count();
    }

    @Override
    public String toString() {
        return events.stream().map(Event::toString).collect(Collectors.joining("\n"));
    }
}
