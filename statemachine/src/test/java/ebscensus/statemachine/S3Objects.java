package ebscensus.statemachine;

/** S3, as Step Functions sees it. Thread-safe. */
public interface S3Objects {
    /** @throws java.util.NoSuchElementException if there is no such object */
    byte[] get(String bucket, String key);

    void put(String bucket, String key, byte[] object);
}
