package ebscensus.core.census;

/** What a scope is asked for. */
public enum Source {
    /** The listing of its instances; where it fails, volumes of every use may be missing. */
    INSTANCES("instances"),
    /** The volumes of the listed instances. */
    ATTACHED("attached"),
    /** All other volumes but those in the Recycle Bin. */
    OTHERS("others"),
    /** The volumes in the Recycle Bin. */
    RECYCLE_BIN("recycle-bin"),
    /**
     * The volumes in use by anything but a listed instance. They are among the others where all volumes of a scope are read; EC2 has
     * no filter for them, so that they are not asked for where volumes are read by instance.
     */
    UNLISTED("unlisted");

    private final String label;

    Source(String label) {
        this.label = label;
    }

    /** Its name in reports. */
    public String label() {
        return label;
    }

    /** Whether volumes of this use are missing where the source could not be counted. */
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
