package ebscensus.simulator.fleet;

/** The use of a billed volume. */
public enum Use {
    /** Attached to an instance that is not stopped. */
    RUNNING,
    /** Attached to stopped instances only. */
    STOPPED,
    /** Attached to nothing, and not being deleted. */
    UNATTACHED,
    /** Deleted, but kept in the Recycle Bin for a while. */
    RECYCLE_BIN,
    /** In use, but not attached to an instance that EC2 lists. */
    UNLISTED
}
