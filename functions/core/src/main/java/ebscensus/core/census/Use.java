package ebscensus.core.census;

import ebscensus.core.request.Text;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The use of a volume, for example attached to a running instance or unattached. If a volume has several uses, the use that is
 * declared first counts. A Multi-Attach volume of a running and a stopped instance therefore counts as {@link #RUNNING}.
 */
public enum Use {
    /** Attached to an instance that is not stopped: pending, running, stopping or shutting down. */
    RUNNING("running"),
    /** Attached to stopped instances only. */
    STOPPED("stopped"),
    /**
     * In use, but not by an instance that the census has listed. Either EC2 names no instance, or the instance was launched
     * after the listing.
     */
    UNLISTED("unlisted"),
    /** Attached to nothing: available, being created, or in error. */
    UNATTACHED("unattached"),
    /** Deleted, but kept by a rule of the Recycle Bin; AWS bills the volume as before. */
    RECYCLE_BIN("recycle-bin");

    private static final int LONGEST_SHOWN = 100;
    private static final Map<String, Use> BY_LABEL =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Use::label, use -> use));

    private final String label;

    Use(String label) {
        this.label = label;
    }

    /** The value of this use in the dimension {@code use}. */
    public String label() {
        return label;
    }

    /** @throws IllegalArgumentException if no use has this label */
    public static Use of(String label) {
        var use = BY_LABEL.get(label);
        if (use == null) {
            throw new IllegalArgumentException("no use has the label " + Text.quoted(label, LONGEST_SHOWN));
        }
        return use;
    }

    /** Whether a volume in this use counts as attached. The total and the ledger of a census cover attached volumes only. */
    public boolean isAttached() {
        return this == RUNNING || this == STOPPED;
    }

    /**
     * Whether the type of a volume in this use can be changed. A volume in the Recycle Bin must be restored first, and what an
     * unlisted volume is attached to is unknown.
     */
    public boolean isConvertible() {
        return isAttached() || this == UNATTACHED;
    }

    /** The use that counts for a volume that has both uses. */
    public Use or(Use other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
