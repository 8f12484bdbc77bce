package ebscensus.core.census;

/** A part of a scope that is requested separately and can fail separately. */
public enum Source {
    /** The listing of the instances. If it fails, volumes of every use may be missing. */
    INSTANCES("instances"),
    /** The volumes of the instances that the census has listed. */
    ATTACHED("attached"),
    /** The volumes that are not attached to an instance, without the Recycle Bin. */
    OTHERS("others"),
    /** The volumes in the Recycle Bin. */
    RECYCLE_BIN("recycle-bin"),
    /**
     * The volumes that are in use, but not by an instance that the census has listed. EC2 has no filter for such volumes, so
     * the census finds them only if it reads all volumes of a scope.
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

    /** Whether volumes of this use may be missing if the source could not be counted. */
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
