package ebscensus.aws.store;

/** An execution left an object in the bucket that this version of the program cannot read. */
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
