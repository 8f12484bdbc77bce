package ebscensus.statemachine;

/** S3, as Step Functions sees it. Thread-safe. */
public interface S3Objects {
    /** @throws StateError if there is no such object, or it cannot be read */
    byte[] get(String bucket, String key);

    /** @throws StateError if it cannot be written */
    void put(String bucket, String key, byte[] object);
}
