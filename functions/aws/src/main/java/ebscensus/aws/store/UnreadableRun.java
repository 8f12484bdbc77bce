package ebscensus.aws.store;

/** Something that an execution left in the bucket, and that this version of the program cannot read. */
public final class UnreadableRun extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param place the place of the object */
    public UnreadableRun(String place, Throwable cause) {
        super(
                place + " cannot be read: another version of the census planned this execution, or somebody changed the"
                        + " object. Start a new census",
                cause);
    }
}
