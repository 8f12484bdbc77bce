package ebscensus.simulator.fleet;

/** The use of a billed volume. */
public enum Use {
    /** Attached to an instance that is not stopped. */
    RUNNING,
    /** Attached to instances that are stopped, and to no other. */
    STOPPED,
    /** Attached to nothing, and not being deleted. */
    UNATTACHED,
    /** Deleted, and kept for a while. */
    RECYCLE_BIN,
    /** In use by something that is no instance. */
    UNLISTED
}
