package ebscensus.core.census;

/** A part of a scope that is requested separately and can fail separately. */
public enum Source {
    /** The listing of the instances. If it fails, volumes of every use may be missing. */
    INSTANCES("instances"),
    /** The volumes of the listed instances. */
    ATTACHED("attached"),
    /** The volumes that are not attached to an instance, without the Recycle Bin. */
    OTHERS("others"),
    /** The volumes in the Recycle Bin. */
    RECYCLE_BIN("recycle-bin"),
    /**
     * The volumes in use, but not by a listed instance. They are found only if all volumes of a scope are read,
     * because EC2 has no filter for them.
     */
    UNLISTED("unlisted");

    private final String label;

    Source(String label) {
        this.label = label;
    }

    /** The name of the source in reports. */
    public String label() {
        return label;
    }

    /** Whether volumes of the use are missing if the source could not be counted. */
    public boolean holds(Use use) {
        return switch (this) {
            case INSTANCES -> true;
            case ATTACHED -> use.isAttached();
            case OTHERS -> use == Use.UNATTACHED || use == Use.UNLISTED;
            case RECYCLE_BIN -> use == Use.RECYCLE_BIN;
            case UNLISTED -> use == Use.UNLISTED;
        };
    }
}
