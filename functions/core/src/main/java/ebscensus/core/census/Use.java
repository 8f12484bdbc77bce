package ebscensus.core.census;

import ebscensus.core.request.Text;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a volume serves. Where one volume is seen in several uses, the one that is listed first here is its use: a Multi-Attach
 * volume of a running and a stopped instance is running.
 */
public enum Use {
    /** Attached to an instance that is not stopped: pending, running, stopping or shutting down. */
    RUNNING("running"),
    /** Attached to stopped instances only. */
    STOPPED("stopped"),
    /** In use by something that the listing does not have: no instance id, or an instance that was launched a moment ago. */
    UNLISTED("unlisted"),
    /** Attached to nothing: available, being created, or in error. */
    UNATTACHED("unattached"),
    /** Deleted, but kept by a rule of the Recycle Bin, and billed as before. */
    RECYCLE_BIN("recycle-bin");

    private static final int LONGEST_SHOWN = 100;
    private static final Map<String, Use> BY_LABEL =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Use::label, use -> use));

    private final String label;

    Use(String label) {
        this.label = label;
    }

    /** Its value in the dimension {@code use}. */
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

    /** Whether it counts as attached: the total and the verdict of a census are about these. */
    public boolean isAttached() {
        return this == RUNNING || this == STOPPED;
    }

    /**
     * Whether who reads the report can change the type of such a volume: one in the Recycle Bin has to be restored first, and what
     * uses an unlisted one is not known.
     */
    public boolean isConvertible() {
        return isAttached() || this == UNATTACHED;
    }

    /** The use of a volume that was seen in both. */
    public Use or(Use other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
