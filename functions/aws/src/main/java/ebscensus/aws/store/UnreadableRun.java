package ebscensus.aws.store;

/** This version of the program cannot read an object that an execution left in the bucket. */
public final class UnreadableRun extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param place the address of the object in S3 */
    public UnreadableRun(String place, Throwable cause) {
        super(
                place + " cannot be read: another version of the census planned this execution, or somebody changed the"
                        + " object. Start a new census",
                cause);
    }
}
