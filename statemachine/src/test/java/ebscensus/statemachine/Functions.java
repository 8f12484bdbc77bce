package ebscensus.statemachine;

/** Lambda, as Step Functions sees it. Thread-safe. */
@FunctionalInterface
public interface Functions {
    /**
     * @param arn of the function, its version or alias
     * @throws StateError if the function fails, or Lambda refuses to invoke it
     */
    byte[] invoke(String arn, byte[] payload);
}
