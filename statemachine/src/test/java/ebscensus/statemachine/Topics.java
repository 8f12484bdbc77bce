package ebscensus.statemachine;

/** SNS as a state machine sees it. */
@FunctionalInterface
public interface Topics {
    /** For machines that have nothing to tell. */
    Topics NONE = (topic, _, _) -> {
        throw new Unsupported("a message to " + topic);
    };

    /** @throws StateError if the message is not taken */
    void publish(String topic, String subject, String message);
}
